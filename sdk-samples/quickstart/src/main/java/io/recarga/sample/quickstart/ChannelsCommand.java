package io.recarga.sample.quickstart;

import io.recarga.Carrier;
import io.recarga.renewal.AddressCheck;
import io.recarga.renewal.ChannelEntry;
import io.recarga.renewal.Fact;
import io.recarga.renewal.Formats;
import io.recarga.renewal.Guide;
import io.recarga.renewal.Language;
import io.recarga.renewal.Step;
import io.recarga.renewal.Words;
import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the ways to renew, shows one with its guide, and checks addresses. */
@Command(
    name = "channels",
    description = "The ways to renew: list, show <id>, check <address>.",
    subcommands = {
      ChannelsCommand.ListChannels.class,
      ChannelsCommand.ShowChannel.class,
      ChannelsCommand.CheckAddress.class
    })
final class ChannelsCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new BadInputException("channels: give list, show <id> or check <address>");
  }

  /** Lists channels. */
  @Command(name = "list", description = "Lists the channels, and what is known of each.")
  static final class ListChannels implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Reader reader = new Reader();

    @Option(
        names = "--carrier",
        converter = Converters.CarrierName.class,
        description = "Only those that may serve claro, movistar, entel or bitel.")
    private @Nullable Carrier carrier;

    ListChannels(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      for (ChannelEntry entry : session.renewal().directory().entries()) {
        if (carrier == null || !entry.excludes(carrier)) {
          session
              .out()
              .printf(
                  "%-15s %-16s %-28s %s%n",
                  entry.id(),
                  entry.name(),
                  Formats.value(entry.kind(), reader.language()),
                  Formats.value(entry.standing(), reader.language()));
        }
      }
      return ExitCodes.DELIVERED;
    }
  }

  /** Shows a channel. */
  @Command(name = "show", description = "Shows one channel with its guide and the facts' sources.")
  static final class ShowChannel implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Reader reader = new Reader();

    @Parameters(paramLabel = "<id>", description = "The channel's id, from channels list.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    ShowChannel(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      ChannelEntry entry = session
          .renewal()
          .directory()
          .find(id)
          .orElseThrow(() -> new BadInputException(
              "show: there is no channel \"" + id + "\"; channels list names them"));
      PrintStream out = session.out();
      Language language = reader.language();
      out.println(entry.name() + ", " + Formats.value(entry.kind(), language) + ", "
          + Formats.value(entry.standing(), language));
      Guide guide = entry.guide();
      int number = 1;
      for (Step step : guide.steps()) {
        String inputs =
            step.inputs().isEmpty() ? "" : " [" + Formats.value(step.inputs(), language) + "]";
        out.println("  " + number++ + ". " + step.text().in(language) + inputs);
      }
      guide.advantages().forEach(one -> out.println("  + " + one.in(language)));
      guide.caveats().forEach(one -> out.println("  - " + one.in(language)));
      for (Words note : entry.notes()) {
        out.println("  * " + note.in(language));
      }
      fact("carriers", entry.carriers());
      fact("hours", entry.hours());
      fact("lead time", entry.leadTime());
      fact("fee", entry.fee());
      fact("tenders", entry.tenders());
      fact("receipt", entry.receipt());
      fact("languages", entry.languages());
      fact("reach", entry.reach());
      fact("authorised by", entry.authorisedBy());
      entry
          .addresses()
          .forEach(one -> out.println("  address: " + one.value()
              + (one.official() ? ", official" : ", listed") + " [" + one.source() + "]"));
      return ExitCodes.DELIVERED;
    }

    private void fact(String name, Fact<?> fact) {
      session.out().println("  " + name + ": " + fact);
    }
  }

  /** Checks an address. */
  @Command(name = "check", description = "Says whether an address is genuine or a look-alike.")
  static final class CheckAddress implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Reader reader = new Reader();

    @Parameters(paramLabel = "<address>", description = "Such as https://bitel.com.pe/.")
    @SuppressWarnings("NullAway.Init")
    private String address;

    CheckAddress(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      AddressCheck check = session.renewal().directory().check(uri());
      session
          .out()
          .println(
              Formats.value(check.verdict(), reader.language()) + ": " + reader.read(check.why()));
      return check.verdict() == AddressCheck.Verdict.LOOK_ALIKE
          ? ExitCodes.DECLINED
          : ExitCodes.DELIVERED;
    }

    private URI uri() {
      try {
        return URI.create(address.strip());
      } catch (IllegalArgumentException e) {
        throw new BadInputException(
            "check: not an address; give one such as https://bitel.com.pe/");
      }
    }
  }
}
