package io.recarga.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.WebhookReply;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeTest {
  private static final WebhookReply CONFIRM = WebhookReply.json(200, "{\"status\":\"Confirm\"}");

  @Test
  void takenNoticeIsAnsweredAsItsCarrierWants() {
    Notice plain = Notice.about("REF", "42", true);
    assertThat(plain.reply()).isEqualTo(WebhookReply.of(200));
    Notice confirmed = plain.withReply(CONFIRM);
    assertThat(confirmed.reply()).isEqualTo(CONFIRM);
    assertThat(confirmed.reference()).isEqualTo("REF");
    assertThat(confirmed.transactionId()).isEqualTo("42");
    assertThat(confirmed.isSigned()).isTrue();
    assertThat(confirmed.isAccepted()).isTrue();
  }

  @Test
  void genuineNoticeAboutNoSaleIsAnswered() {
    assertThat(Notice.unrelated().isAccepted()).isTrue();
    assertThat(Notice.unrelated().isAboutSale()).isFalse();
    assertThat(Notice.unrelated().withReply(CONFIRM).reply()).isEqualTo(CONFIRM);
    assertThat(Notice.about("REF", null, false).isAboutSale()).isTrue();
  }

  @Test
  void refusalsAreAllAnsweredAlike() {
    assertThat(Notice.refused("forged").reply())
        .isEqualTo(Notice.refused("stale").reply());
    assertThat(Notice.refused("forged").reply()).isEqualTo(WebhookReply.of(401));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Notice.refused("forged").withReply(CONFIRM));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Notice.about("REF", null, false).withReply(WebhookReply.of(302)));
  }

  @Test
  void replyHoldsNoHeaderThatSmugglesAnother() {
    byte[] none = {};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookReply.of(200, Map.of("X-A", "b\r\nX-C: d"), none))
        .withMessage("headers: X-A has forbidden characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookReply.of(200, Map.of("X A", "b"), none))
        .withMessage("headers: a name has forbidden characters");
    assertThatIllegalArgumentException().isThrownBy(() -> WebhookReply.of(100));
  }

  @Test
  void bodyOfAReplyCannotBeChanged() {
    byte[] body = {1, 2};
    WebhookReply reply = WebhookReply.of(201, Map.of("content-TYPE", "text/plain"), body);
    body[0] = 9;
    reply.body()[1] = 9;
    assertThat(reply.body()).containsExactly(1, 2);
    assertThat(reply.headers()).containsEntry("Content-Type", "text/plain");
    assertThat(reply).hasToString("reply 201 with 2 bytes");
  }
}
