package io.recarga.architecture.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Regions of Java sources between {@code // snippet: name} and {@code // end}, as documents show. */
final class Snippets {
  private static final Pattern START = Pattern.compile("\\s*// snippet: ([a-z0-9-]+)");
  private static final Pattern BLOCK =
      Pattern.compile("(?:<!-- snippet: ([a-z0-9-]+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);

  private Snippets() {}

  /** Returns each region of the repository by its name, without its common indent. */
  static Map<String, String> regions() {
    Map<String, String> regions = new TreeMap<>();
    for (Path file : Repository.files(".java")) {
      addRegions(file, regions);
    }
    return regions;
  }

  private static void addRegions(Path file, Map<String, String> regions) {
    String name = null;
    List<String> lines = new ArrayList<>();
    for (String line : Repository.read(file).lines().toList()) {
      Matcher start = START.matcher(line);
      if (start.matches()) {
        name = start.group(1);
        lines.clear();
      } else if (name != null && line.strip().equals("// end")) {
        if (regions.put(name, String.join("\n", lines).stripIndent() + "\n") != null) {
          throw new IllegalStateException("two regions are named " + name + ", one in " + file);
        }
        name = null;
      } else if (name != null) {
        lines.add(line);
      }
    }
    if (name != null) {
      throw new IllegalStateException("region " + name + " has no end in " + file);
    }
  }

  /** Returns {@code document} with each block replaced by the region that it names. */
  static String filled(String document, Map<String, String> regions) {
    return BLOCK.matcher(document).replaceAll(block -> {
      String name = block.group(1);
      String region = name == null ? null : regions.get(name);
      return Matcher.quoteReplacement(
          region == null
              ? block.group()
              : "<!-- snippet: " + name + " -->\n```java\n" + region + "```");
    });
  }

  /** Says what is wrong with the Java blocks of {@code document}. */
  static List<String> problems(String document, Map<String, String> regions) {
    List<String> problems = new ArrayList<>();
    Matcher block = BLOCK.matcher(document);
    while (block.find()) {
      String name = block.group(1);
      if (name == null) {
        problems.add(
            "a block names no snippet: " + block.group(2).lines().findFirst().orElse(""));
      } else if (!regions.containsKey(name)) {
        problems.add("no source has the snippet " + name);
      } else if (!block.group(2).equals(regions.get(name))) {
        problems.add("the snippet " + name + " differs from its source");
      }
    }
    return problems;
  }
}
