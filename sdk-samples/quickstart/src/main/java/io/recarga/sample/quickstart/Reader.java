package io.recarga.sample.quickstart;

import io.recarga.renewal.Language;
import io.recarga.renewal.Message;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The language that texts for people are written in. */
final class Reader {
  @Option(
      names = "--lang",
      defaultValue = "en",
      converter = Tag.class,
      description = "es, en or zh; en unless given.")
  @SuppressWarnings("NullAway.Init")
  private Language language;

  Language language() {
    return language;
  }

  String read(Message message) {
    return message.in(language);
  }

  String read(List<Message> messages) {
    return String.join(" ", messages.stream().map(this::read).toList());
  }

  /** A language's code. */
  static final class Tag implements ITypeConverter<Language> {
    @Override
    public Language convert(String text) {
      return Language.of(text)
          .orElseThrow(() -> new TypeConversionException("not a language; give es, en or zh"));
    }
  }
}
