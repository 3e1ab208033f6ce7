package org.trialbook.query;

import java.util.List;

/** Writes a filter as Essie, with brackets only where precedence needs them. */
final class EssieWriter {

  private final StringBuilder text = new StringBuilder();

  static String write(Filter filter) {
    EssieWriter writer = new EssieWriter();
    writer.or(filter);
    return writer.text.toString();
  }

  private void or(Filter filter) {
    List<Filter> operands = filter instanceof Filter.Or or ? or.operands() : List.of(filter);
    for (int i = 0; i < operands.size(); i++) {
      text.append(i == 0 ? "" : " OR ");
      and(operands.get(i));
    }
  }

  private void and(Filter filter) {
    List<Filter> operands = filter instanceof Filter.And and ? and.operands() : List.of(filter);
    for (int i = 0; i < operands.size(); i++) {
      text.append(i == 0 ? "" : " AND ");
      operand(operands.get(i));
    }
  }

  private void operand(Filter filter) {
    if (filter instanceof Filter.And || filter instanceof Filter.Or) {
      text.append('(');
      or(filter);
      text.append(')');
    } else if (filter instanceof Filter.Term term) {
      words(term.text());
    } else if (filter instanceof Filter.Phrase phrase) {
      phrase(phrase.text());
    } else if (filter instanceof Filter.All) {
      text.append("ALL");
    } else if (filter instanceof Filter.Missing) {
      text.append("MISSING");
    } else if (filter instanceof Filter.Range range) {
      range(range);
    } else if (filter instanceof Filter.Distance at) {
      bracketed("DISTANCE", Near.text(at.latitude(), at.longitude(), at.radius(), at.unit()));
    } else {
      operator(filter);
      operand(filter.operands().get(0));
    }
  }

  private void operator(Filter filter) {
    if (filter instanceof Filter.Not) {
      text.append("NOT ");
    } else if (filter instanceof Filter.Area area) {
      bracketed("AREA", area.name());
    } else if (filter instanceof Filter.Within within) {
      bracketed("SEARCH", within.structure());
    } else if (filter instanceof Filter.Expand expand) {
      bracketed("EXPANSION", expand.kind().keyword());
    } else if (filter instanceof Filter.Cover cover) {
      bracketed("COVERAGE", cover.kind().keyword());
    } else if (filter instanceof Filter.Tilt tilt) {
      bracketed("TILT", tilt.field());
    }
  }

  private void bracketed(String operator, String inside) {
    text.append(operator).append('[').append(inside).append(']');
  }

  private void words(String normalized) {
    int start = text.length();
    for (String word : Words.split(normalized)) {
      text.append(text.length() > start ? " " : "");
      text.append(Words.OPERATORS.contains(word) ? "\\" : "").append(word);
    }
  }

  private void phrase(String words) {
    text.append('"').append(words.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }

  private void range(Filter.Range range) {
    text.append("RANGE[");
    range.min().ifPresentOrElse(this::words, () -> text.append("MIN"));
    text.append(',');
    range.max().ifPresentOrElse(this::words, () -> text.append("MAX"));
    text.append(']');
  }
}
