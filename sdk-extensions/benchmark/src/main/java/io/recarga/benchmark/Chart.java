package io.recarga.benchmark;

import io.recarga.benchmark.client.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws groups of bars, each against the limit, as an SVG that reads on light and dark pages. */
final class Chart {
  private static final int LEFT = 150;
  private static final int WIDTH = 420;
  private static final int BAR = 13;
  private static final int GAP = 12;
  private static final int TOP = 58;
  private static final List<String> COLOURS = List.of("#8a8f98", "#c9a227", "#1f7a5c", "#2f6db5");

  private final List<Kind> kinds;
  private final List<Group> groups = new ArrayList<>();

  Chart(List<Kind> kinds) {
    this.kinds = kinds;
  }

  /** Adds a group: a share of the limit and a rate for each client. */
  void group(String title, List<Double> shares, List<Double> rates) {
    groups.add(new Group(title, shares, rates));
  }

  String toSvg() {
    int groupHeight = kinds.size() * BAR + GAP;
    int height = TOP + groups.size() * groupHeight + 10;
    StringBuilder svg = new StringBuilder();
    svg.append(line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"%d\""
            + " viewBox=\"0 0 720 %d\" role=\"img\" font-family=\"sans-serif\""
            + " font-size=\"11\">%n",
        height, height));
    svg.append("<title>Top-ups a second against bare OkHttp</title>\n");
    svg.append(line("<rect width=\"720\" height=\"%d\" fill=\"#ffffff\" rx=\"6\"/>%n", height));
    svg.append("<text x=\"12\" y=\"20\" font-size=\"14\" font-weight=\"bold\" fill=\"#222\">"
        + "Top-ups a second, bare OkHttp = 1</text>\n");
    legend(svg);
    int y = TOP;
    for (Group group : groups) {
      draw(svg, group, y);
      y += groupHeight;
    }
    svg.append(line(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#222\" stroke-dasharray=\"3 3\"/>%n",
        LEFT + WIDTH, TOP - 6, LEFT + WIDTH, height - 12));
    return svg.append("</svg>\n").toString();
  }

  private void legend(StringBuilder svg) {
    int x = 12;
    for (int i = 0; i < kinds.size(); i++) {
      String title = kinds.get(i).title();
      svg.append(line(
          "<rect x=\"%d\" y=\"31\" width=\"9\" height=\"9\" fill=\"%s\"/>"
              + "<text x=\"%d\" y=\"40\" fill=\"#222\">%s</text>%n",
          x, COLOURS.get(i % COLOURS.size()), x + 13, title));
      x += 26 + title.length() * 6;
    }
  }

  private void draw(StringBuilder svg, Group group, int top) {
    svg.append(line(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#222\">%s</text>%n",
        LEFT - 8, top + kinds.size() * BAR / 2 + 4, group.title()));
    for (int i = 0; i < kinds.size(); i++) {
      double share = group.shares().get(i);
      int length = (int) Math.round(Math.min(share, 1.15) * WIDTH);
      int y = top + i * BAR;
      svg.append(line(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>"
              + "<text x=\"%d\" y=\"%d\" fill=\"#444\" font-size=\"10\">%.2f · %,.0f/s</text>%n",
          LEFT,
          y,
          length,
          BAR - 2,
          COLOURS.get(i % COLOURS.size()),
          LEFT + length + 5,
          y + 10,
          share,
          group.rates().get(i)));
    }
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private record Group(String title, List<Double> shares, List<Double> rates) {}
}
