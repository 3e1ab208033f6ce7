import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Prints how many tests of a run were skipped, and why, on one line: {@code java SkippedTests.java
 * CHECKOUT SINCE}.
 *
 * <p>It reads the reports of all modules that are not older than the file SINCE. A test says why it
 * is skipped as {@code skipped: no such thing; where it comes from}; what stands before the
 * semicolon is the reason. A class that is skipped whole counts as one.
 */
public final class SkippedTests {

  private static final Pattern REASON = Pattern.compile("skipped: ([^;\\]\\n]+)");

  private final Map<String, Integer> reasons = new TreeMap<>();
  private int tests;

  private SkippedTests() {}

  public static void main(String[] arguments) throws IOException, XMLStreamException {
    Path checkout = Path.of(arguments[0]);
    FileTime since = Files.getLastModifiedTime(Path.of(arguments[1]));
    SkippedTests skipped = new SkippedTests();
    for (Path report : reports(checkout)) {
      if (Files.getLastModifiedTime(report).compareTo(since) >= 0) {
        skipped.read(report);
      }
    }
    System.out.println(skipped.line());
  }

  private static List<Path> reports(Path checkout) throws IOException {
    try (Stream<Path> files = Files.find(checkout, 4, (path, any) -> isReport(path))) {
      return files.toList();
    }
  }

  private static boolean isReport(Path path) {
    return path.getFileName().toString().matches("TEST-.*\\.xml")
        && path.getParent().getFileName().toString().endsWith("-reports");
  }

  private void read(Path report) throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(report)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == START_ELEMENT) {
          if (xml.getLocalName().equals("testcase")) {
            tests++;
          } else if (xml.getLocalName().equals("skipped")) {
            String message = Objects.requireNonNullElse(xml.getAttributeValue(null, "message"), "");
            reasons.merge(reason(message + "\n" + xml.getElementText()), 1, Integer::sum);
          }
        }
      }
    }
  }

  private static String reason(String said) {
    Matcher reason = REASON.matcher(said);
    return reason.find() ? reason.group(1) : said.strip().lines().findFirst().orElse("unsaid");
  }

  private String line() {
    int skipped = reasons.values().stream().mapToInt(Integer::intValue).sum();
    String why =
        reasons.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(each -> String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%,d tests, %,d of them skipped%s",
        tests,
        skipped,
        why.isEmpty() ? "" : ": " + why);
  }
}
