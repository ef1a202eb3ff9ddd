package io.recarga.architecture.docs;

import io.recarga.CredentialsException;
import io.recarga.DeclineReason;
import io.recarga.JournalException;
import io.recarga.KeyConflictException;
import io.recarga.NotResolvableException;
import io.recarga.NotRetryableException;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.NotSupportedException;
import io.recarga.OpenCase;
import io.recarga.Proof;
import io.recarga.RechargeException;
import io.recarga.SuspectedDuplicateException;
import io.recarga.UnknownKeyException;
import io.recarga.spi.ErrorTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes {@code docs/errors.md} from the code. */
final class ErrorsPage {
  static final String UPDATE = "mvn -q -Pdocs";

  private final Table exceptions =
      Table.of("Exception", "What it means", "Did money move?", "What to do");
  private final Table proofs = Table.of("Proof", "What it means", "Hard?");
  private final Table reasons = Table.of("Reason", "What it means", "What to do");
  private final Table causes = Table.of("Cause", "What it means");

  /** Says for each exception what a caller can do; a test fails for one that is missing. */
  static Map<Class<? extends RechargeException>, Cure> cures() {
    Map<Class<? extends RechargeException>, Cure> cures = new LinkedHashMap<>();
    cures.put(NotSentException.class, new Cure("No", "Call again with the same key."));
    cures.put(
        CredentialsException.class,
        new Cure("No", "Check the account's id and secret, then call again with the same key."));
    cures.put(
        NotServedException.class,
        new Cure("No", "Read the reasons; choose another amount or plan, or add an adapter."));
    cures.put(
        KeyConflictException.class,
        new Cure("Not by this call", "Use the key that belongs to this obligation."));
    cures.put(
        JournalException.class,
        new Cure("From `topUp`: no", "Mend the journal, then call again with the same key."));
    cures.put(
        UnknownKeyException.class,
        new Cure(
            "Not by this call",
            "Check the key. If the journal was lost, ask the carrier: `operations().ask`."));
    cures.put(
        NotRetryableException.class,
        new Cure(
            "Not by this call", "Begin a new obligation under a new key if it is still owed."));
    cures.put(
        NotResolvableException.class,
        new Cure(
            "Not by this call", "Look at the key: it is no open case, or its refund was begun."));
    cures.put(
        SuspectedDuplicateException.class,
        new Cure("No", "If both are owed, send it again with `allowRepeat()`; else drop the key."));
    cures.put(
        NotSupportedException.class, new Cure("No", "Look at `capabilities()` before asking."));
    return cures;
  }

  String text(List<ErrorTable> carriers) {
    fill();
    StringBuilder page = new StringBuilder("""
        # Errors and outcomes

        Generated from the code. Change the code, then run `%s`.

        A top-up ends in one of four results. Only `Delivered` means that the credit arrived, only
        `Declined` that it provably did not. Keep the payer's money while a result is `Pending` or
        `Unknown`.

        - [Exceptions](#exceptions)
        - [Proofs](#proofs)
        - [Reasons of a declined top-up](#reasons-of-a-declined-top-up)
        - [Causes of an open case](#causes-of-an-open-case)
        """.formatted(UPDATE));
    carriers.forEach(table -> page.append("- [Codes of %s](#codes-of-%s)\n"
        .formatted(table.carrier(), table.carrier().toLowerCase(Locale.ROOT).replace(' ', '-'))));
    section(page, "Exceptions", """
        From `topUp` an exception means: no money moved and the key is still free. An argument that
        makes no sense is an `IllegalArgumentException`, before anything is sent.
        """, exceptions);
    section(page, "Proofs", """
        How it is known that a declined top-up did not happen. A hard proof permits a new attempt at any
        adapter; a soft one at most the same reference at the same adapter.
        """, proofs);
    section(page, "Reasons of a declined top-up", """
        The same key answers with the same outcome. To retry means `recarga.retry(key, sendBy, who)`,
        which opens the key again after hard proof; after any other proof the key stays declined.
        """, reasons);
    section(page, "Causes of an open case", """
        `Unknown` holds an open case: no machine can find the outcome out. Do not send it again, and
        do not refund it, before a person has asked the carrier under the case's reference.
        """, causes);
    carriers.forEach(table -> CodeRows.append(page, table));
    return page.toString();
  }

  static void section(StringBuilder page, String title, String words, Table table) {
    page.append("\n## ").append(title).append("\n\n");
    if (!words.isEmpty()) {
      page.append(words).append('\n');
    }
    page.append(table);
  }

  private void fill() {
    cures()
        .forEach((type, cure) -> exceptions.row(
            "`" + type.getSimpleName() + "`",
            Javadoc.of(type).ofClass(type),
            cure.moved(),
            cure.cure()));
    for (Proof proof : Proof.values()) {
      proofs.row(
          "`" + proof + "`",
          Javadoc.of(Proof.class).ofConstant(proof),
          proof.isHard() ? "Yes" : "No");
    }
    for (DeclineReason reason : DeclineReason.values()) {
      reasons.row(
          "`" + reason + "`", Javadoc.of(DeclineReason.class).ofConstant(reason), reason.advice());
    }
    for (OpenCase.Cause cause : OpenCase.Cause.values()) {
      causes.row("`" + cause + "`", Javadoc.of(OpenCase.Cause.class).ofConstant(cause));
    }
  }

  /** Says whether money moved, and what the caller can do. */
  record Cure(String moved, String cure) {}
}
