import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes {@code Fields} and the enums of {@code org.trialbook.field} from the catalogue, before the
 * module is compiled: {@code java GenerateFields.java CATALOGUE-FOLDER TARGET-FOLDER}.
 *
 * <p>A file is touched only when its text changes, so an unchanged catalogue compiles nothing
 * again.
 */
public final class GenerateFields {

  /** The Java type of a value by the registry's name of its type; an enum is its own type. */
  private static final Map<String, String[]> TYPES =
      Map.ofEntries(
          Map.entry("text", new String[] {"TEXT", "String"}),
          Map.entry("markup", new String[] {"MARKUP", "String"}),
          Map.entry("boolean", new String[] {"BOOLEAN", "Boolean"}),
          Map.entry("integer", new String[] {"INTEGER", "Integer"}),
          Map.entry("number", new String[] {"INTEGER", "Integer"}),
          Map.entry("short", new String[] {"INTEGER", "Integer"}),
          Map.entry("keyword", new String[] {"TEXT", "String"}),
          Map.entry("long", new String[] {"LONG", "Long"}),
          Map.entry("NormalizedDate", new String[] {"DATE", "LocalDate"}),
          Map.entry("PartialDate", new String[] {"PARTIAL_DATE", "LocalDate"}),
          Map.entry("DateTimeMinutes", new String[] {"DATE_TIME", "LocalDateTime"}),
          Map.entry("NormalizedTime", new String[] {"DURATION", "String"}),
          Map.entry("GeoPoint", new String[] {"GEO_POINT", "Void"}));

  private final Path target;
  private final Map<String, List<String[]>> enums = new LinkedHashMap<>();
  private final Map<String, List<String>> fieldsOfEnum = new LinkedHashMap<>();
  private final Set<String> constants = new HashSet<>();
  private final Set<String> written = new TreeSet<>();

  private GenerateFields(Path target) {
    this.target = target;
  }

  public static void main(String[] arguments) throws IOException {
    Path catalogue = Path.of(arguments[0]);
    GenerateFields generator =
        new GenerateFields(Path.of(arguments[1]).resolve("org/trialbook/field"));
    for (String[] row : rows(catalogue.resolve("enums.tsv"))) {
      generator.enums.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row);
    }
    generator.writeFields(
        rows(catalogue.resolve("fields.tsv")), rows(catalogue.resolve("searched.tsv")));
    for (String name : generator.enums.keySet()) {
      generator.writeEnum(name);
    }
    generator.deleteTheRest();
  }

  private void writeFields(List<String[]> answered, List<String[]> searched) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            package org.trialbook.field;

            import java.time.LocalDate;
            import java.time.LocalDateTime;
            import java.util.List;

            /**
             * Every field of a study, in the order of the record; generated from the catalogue.
             *
             * <p>The constant is the registry's piece name in capitals: {@code LocationCity} is
             * {@link #LOCATION_CITY}. Structures are fields as well: they can be selected whole and tested for
             * being missing, but hold no value of their own. The last ones, such as {@link #NUM_ARM_GROUPS}, can
             * only be searched, sorted by and counted: the registry never sends them.
             */
            public final class Fields {
            """);
    String all = constants(text, answered, false);
    String searchOnly = constants(text, searched, true);
    text.append(
        """

          private static final List<Field<?>> ALL =
              List.of(
        %s);

          private static final List<Field<?>> SEARCH_ONLY =
              List.of(
        %s);

          /** Made when the first name is asked for. */
          private static final class ByName {
            static final FieldIndex INDEX = new FieldIndex(ALL, SEARCH_ONLY);
          }

          private Fields() {}

          /** Every field that a record can have, structures included, in the order of the record. */
          public static List<Field<?>> all() {
            return ALL;
          }

          /** The fields that can be searched, sorted by and counted, but are never answered. */
          public static List<Field<?>> searchOnly() {
            return SEARCH_ONLY;
          }

          /**
           * The field of that name, ignoring case: the registry's piece name ({@code LocationCity}), the dotted
           * path, the column name ({@code locationCity}), the constant, or a name of the classic site.
           *
           * @throws org.trialbook.TrialbookException if there is none, with the nearest names
           */
          public static Field<?> named(String name) {
            return ByName.INDEX.named(name);
          }

          /** The fields whose names or description contain the text, ignoring case; names first. */
          public static List<Field<?>> find(String text) {
            return ByName.INDEX.find(text);
          }
        }
        """
            .formatted(all, searchOnly));
    write("Fields", text.toString());
  }

  /** Writes the constants, and gives their names for a list of them. */
  private String constants(StringBuilder text, List<String[]> rows, boolean searchOnly) {
    StringBuilder all = new StringBuilder();
    for (String[] row : rows) {
      String constant = constantName(row[1]);
      if (!constants.add(constant)) {
        throw new IllegalStateException("Two fields would be called " + constant);
      }
      boolean repeated = row[3].endsWith("[]");
      String type = repeated ? row[3].substring(0, row[3].length() - 2) : row[3];
      String kind;
      String java;
      if (row[2].equals("STRUCT")) {
        kind = "STRUCTURE";
        java = "Void";
      } else if (enums.containsKey(type)) {
        kind = "ENUM";
        java = type;
        fieldsOfEnum.computeIfAbsent(type, name -> new ArrayList<>()).add(constant);
      } else {
        kind = TYPES.get(type)[0];
        java = TYPES.get(type)[1];
      }
      text.append(
              "\n  /**\n   * %s\n   *\n   * <p>{@code %s}\n   */\n".formatted(html(row[6]), row[0]))
          .append("  public static final Field<%s> %s =\n".formatted(java, constant))
          .append(
              "      new Field<>(\"%s\", \"%s\", \"%s\", \"%s\", FieldType.%s, %b, %b);\n"
                  .formatted(constant, row[1], row[0], type, kind, repeated, searchOnly));
      all.append("          ").append(constant).append(",\n");
    }
    all.setLength(all.length() - 2);
    return all.toString();
  }

  private void writeEnum(String name) throws IOException {
    List<String[]> rows = enums.get(name);
    StringBuilder fields = new StringBuilder();
    for (String field : fieldsOfEnum.get(name)) {
      fields
          .append(fields.isEmpty() ? "" : ", ")
          .append("{@link Fields#")
          .append(field)
          .append('}');
    }
    StringBuilder text =
        new StringBuilder(
            """
            package org.trialbook.field;

            /** The values of %s; generated from the catalogue. */
            public enum %s implements Labelled {
            """
                .formatted(fields, name));
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.get(i);
      String note = row[5].isEmpty() ? "" : " " + html(row[5]);
      text.append("  /** %s.%s */\n".formatted(html(row[4]), note))
          .append("  %s(\"%s\")%s\n".formatted(row[1], row[4], i + 1 < rows.size() ? "," : ";"));
    }
    text.append(
        """

          private final String label;

          %1$s(String label) {
            this.label = label;
          }

          @Override
          public String label() {
            return label;
          }

          /**
           * The value of that name or label, ignoring case.
           *
           * @throws org.trialbook.TrialbookException if there is none, with the nearest names
           */
          public static %1$s named(String text) {
            return Labelled.named(%1$s.class, text);
          }
        }
        """
            .formatted(name));
    write(name, text.toString());
  }

  /** {@code LocationEMail} to {@code LOCATION_EMAIL}: a new word starts where the case says so. */
  private static String constantName(String piece) {
    String name =
        piece.replace("EMail", "Email").replace("IPDURL", "IPDUrl").replace("IPDs", "Ipds");
    StringBuilder constant = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (i > 0 && Character.isUpperCase(c)) {
        boolean afterLower = !Character.isUpperCase(name.charAt(i - 1));
        boolean beforeLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
        if (afterLower || beforeLower) {
          constant.append('_');
        }
      }
      constant.append(Character.toUpperCase(c));
    }
    return constant.toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(target);
    Path file = target.resolve(name + ".java");
    written.add(file.getFileName().toString());
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }

  private void deleteTheRest() throws IOException {
    try (var files = Files.list(target)) {
      for (Path file : files.toList()) {
        if (!written.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<String[]> rows(Path file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      rows.add(line.split("\t", -1));
    }
    return rows;
  }
}
