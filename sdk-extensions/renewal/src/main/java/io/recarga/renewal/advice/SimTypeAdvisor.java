package io.recarga.renewal.advice;

import io.recarga.Money;
import io.recarga.SimType;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.Message;
import io.recarga.renewal.SaleRule;
import io.recarga.renewal.advice.SimTypeAdvice.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Suggests a kind of SIM: tourist for a short stay, resident for a long one with calls, business where
 * a company pays or much data is used, student for those who study.
 */
public final class SimTypeAdvisor {
  private static final int SHORT = 30;
  private static final int LONG = 90;
  private static final long MUCH_DATA = 50_000;

  private final ChannelDirectory directory;

  /** Makes an advisor that knows the sale rules of {@code directory}'s market. */
  public SimTypeAdvisor(ChannelDirectory directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  /**
   * Suggests kinds of SIM.
   *
   * @param budget the most to spend per month, or null if nobody said
   */
  public SimTypeAdvice suggest(Stay stay, Use use, @Nullable Money budget, Payer payer) {
    List<Weighed> all =
        List.of(tourist(stay), resident(stay, use), business(use, payer), student(payer, budget));
    List<Suggestion> suits = all.stream()
        .filter(one -> !one.out)
        .sorted(
            Comparator.comparingInt((Weighed one) -> -one.points).thenComparing(one -> one.type))
        .map(one -> suggestion(one, stay))
        .toList();
    List<Suggestion> out =
        all.stream().filter(one -> one.out).map(one -> suggestion(one, stay)).toList();
    return new SimTypeAdvice(suits, out);
  }

  private static Weighed tourist(Stay stay) {
    Weighed tourist = new Weighed(SimType.TOURIST);
    if (stay.days() > LONG) {
      return tourist.out(Message.of("type.notShort", stay.days()));
    }
    return tourist.because(
        stay.days() <= SHORT ? 30 : 15, Message.of("type.shortStay", stay.days()));
  }

  private static Weighed resident(Stay stay, Use use) {
    Weighed resident = new Weighed(SimType.RESIDENT);
    if (stay.days() > SHORT) {
      resident.because(stay.days() > LONG ? 30 : 12, Message.of("type.longStay", stay.days()));
    } else {
      resident.because(0, Message.of("type.brief", stay.days()));
    }
    if (use.calls()) {
      resident.because(8, Message.of("type.calls"));
    }
    return use.international() ? resident.because(4, Message.of("type.abroadCalls")) : resident;
  }

  private static Weighed business(Use use, Payer payer) {
    Weighed business = new Weighed(SimType.BUSINESS);
    boolean company = payer.kind() == Payer.Kind.COMPANY;
    boolean muchData = use.megabytesPerMonth() >= MUCH_DATA;
    if (!company && !muchData) {
      return business.out(Message.of("type.noCompany"));
    }
    if (company) {
      business.because(60, Message.of("type.company", payer.lines()));
    }
    return muchData
        ? business.because(10, Message.of("type.data", use.megabytesPerMonth()))
        : business;
  }

  private static Weighed student(Payer payer, @Nullable Money budget) {
    Weighed student = new Weighed(SimType.STUDENT);
    if (payer.kind() != Payer.Kind.STUDENT) {
      return student.out(Message.of("type.noStudent"));
    }
    student.because(40, Message.of("type.student"));
    if (budget != null) {
      student.because(0, Message.of("type.budget", budget));
    }
    return payer.proofOfStudy()
        ? student.because(10, Message.of("type.proof"))
        : student.because(-15, Message.of("type.noProof"));
  }

  private Suggestion suggestion(Weighed one, Stay stay) {
    List<SaleRule> rules = directory.saleRules().stream()
        .filter(rule -> rule.isAbout(one.type, stay.foreigner()))
        .toList();
    return new Suggestion(one.type, one.reasons, rules);
  }

  private static final class Weighed {
    private final SimType type;
    private final List<Message> reasons = new ArrayList<>();
    private int points;
    private boolean out;

    private Weighed(SimType type) {
      this.type = type;
    }

    private Weighed because(int more, Message reason) {
      points += more;
      reasons.add(reason);
      return this;
    }

    private Weighed out(Message reason) {
      out = true;
      reasons.add(reason);
      return this;
    }
  }
}
