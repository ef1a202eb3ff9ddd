package io.recarga.renewal;

import io.recarga.renewal.AddressCheck.Verdict;
import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells genuine addresses from others. */
final class AddressBook {
  private static final Pattern STORE_APP =
      Pattern.compile("(?:^|&)id=([A-Za-z][A-Za-z0-9_.]*)(?:&|$)");

  private final List<Listed> listed = new ArrayList<>();

  AddressBook(List<ChannelEntry> entries) {
    for (ChannelEntry entry : entries) {
      entry.addresses().forEach(address -> listed.add(new Listed(entry, address)));
    }
  }

  AddressCheck check(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "tel" ->
        exact(Address.Kind.PHONE, uri.getSchemeSpecificPart().replaceAll("[^0-9*#+]", ""));
      case "market" -> app(uri);
      case "https", "http" -> web(uri, scheme.equals("https"));
      default -> new AddressCheck(Verdict.UNKNOWN, null, Message.of("check.scheme"));
    };
  }

  private AddressCheck web(URI uri, boolean encrypted) {
    String host = hostOf(uri);
    if (host == null) {
      return new AddressCheck(Verdict.UNKNOWN, null, Message.of("check.noHost"));
    }
    if (host.equals("play.google.com") && encrypted) {
      return app(uri);
    }
    Listed owner = ownerOf(host);
    if (owner != null) {
      boolean plain = encrypted
          && (uri.getPort() < 0 || uri.getPort() == 443)
          && uri.getRawUserInfo() == null
          && !String.valueOf(uri.getRawAuthority()).contains("@");
      return plain
          ? genuine(owner)
          : new AddressCheck(Verdict.UNKNOWN, owner.entry(), Message.of("check.unsafe", host));
    }
    String whole = String.valueOf(uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    for (Listed one : listed) {
      if (one.address().kind() == Address.Kind.WEB
          && (whole.contains(one.address().value())
              || LookAlike.host(host, one.address().value()))) {
        return lookAlike(one);
      }
    }
    return new AddressCheck(Verdict.UNKNOWN, null, Message.of("check.unknown", host));
  }

  private @Nullable Listed ownerOf(String host) {
    for (Listed one : listed) {
      String genuine = one.address().value();
      if (one.address().kind() == Address.Kind.WEB
          && (host.equals(genuine) || host.endsWith("." + genuine))) {
        return one;
      }
    }
    return null;
  }

  private AddressCheck app(URI uri) {
    Matcher id = STORE_APP.matcher(uri.getRawQuery() == null ? "" : uri.getRawQuery());
    return id.find()
        ? exact(Address.Kind.ANDROID_APP, id.group(1))
        : new AddressCheck(Verdict.UNKNOWN, null, Message.of("check.noHost"));
  }

  private AddressCheck exact(Address.Kind kind, String value) {
    for (Listed one : listed) {
      if (one.address().kind() == kind && one.address().value().equals(value)) {
        return genuine(one);
      }
    }
    for (Listed one : listed) {
      if (kind == Address.Kind.ANDROID_APP
          && one.address().kind() == kind
          && LookAlike.app(value, one.address().value())) {
        return lookAlike(one);
      }
    }
    return new AddressCheck(Verdict.UNKNOWN, null, Message.of("check.unknown", value));
  }

  private static AddressCheck genuine(Listed owner) {
    boolean official = owner.address().official();
    return new AddressCheck(
        official ? Verdict.OFFICIAL : Verdict.LISTED,
        owner.entry(),
        Message.of(
            official ? "check.official" : "check.listed",
            owner.entry().name(),
            owner.address().source().text(),
            owner.address().source().date()));
  }

  private static AddressCheck lookAlike(Listed one) {
    return new AddressCheck(
        Verdict.LOOK_ALIKE,
        one.entry(),
        Message.of("check.lookAlike", one.address().value(), one.entry().name()));
  }

  // URI gives no host for names with letters outside ASCII; those are the ones to look at.
  private static @Nullable String hostOf(URI uri) {
    String authority = uri.getRawAuthority();
    if (authority == null) {
      return null;
    }
    String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":[0-9]*$", "");
    host = host.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
    return host.isEmpty() ? null : IDN.toUnicode(host);
  }

  private record Listed(ChannelEntry entry, Address address) {}
}
