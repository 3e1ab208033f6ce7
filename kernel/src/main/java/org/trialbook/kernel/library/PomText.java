package org.trialbook.kernel.library;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.trialbook.TrialbookException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What a POM says of itself, and whole POMs out of parts of them. */
public final class PomText {

  private static final String MODEL = "<modelVersion>4.0.0</modelVersion>";
  private static final String ITSELF =
      "<groupId>notebook</groupId><artifactId>cell</artifactId><version>1</version>";

  private final Element project;

  private PomText(Element project) {
    this.project = project;
  }

  /** The POM in a file. */
  public static PomText of(Path file) {
    try {
      return new PomText(parse(Files.readString(file), file.toString()));
    } catch (IOException e) {
      throw new TrialbookException("The POM %s cannot be read.\n%s".formatted(file, e), e);
    }
  }

  /**
   * A whole POM of what documentation shows: {@code dependency} and {@code repository} elements,
   * loose or in their lists, and whatever else may stand in a project. A {@code project} stays as
   * it is.
   */
  public static String complete(String parts) {
    String bare = parts.replaceFirst("^\\s*<\\?xml[^>]*\\?>", "");
    List<Element> elements = children(parse("<parts>" + bare + "</parts>", "the cell"));
    if (elements.size() == 1 && elements.get(0).getTagName().equals("project")) {
      return bare.strip();
    }
    StringBuilder dependencies = new StringBuilder();
    StringBuilder repositories = new StringBuilder();
    StringBuilder rest = new StringBuilder();
    for (Element each : elements) {
      switch (each.getTagName()) {
        case "dependency" -> dependencies.append(xml(each));
        case "repository" -> repositories.append(xml(each));
        case "dependencies" -> children(each).forEach(child -> dependencies.append(xml(child)));
        case "repositories" -> children(each).forEach(child -> repositories.append(xml(child)));
        case "modelVersion", "groupId", "artifactId", "version", "packaging" -> {
          // of no interest: nobody depends on the cell
        }
        default -> rest.append(xml(each));
      }
    }
    if (dependencies.isEmpty()) {
      throw new TrialbookException(
          "There is no dependency in the cell.\nIt takes what a README shows: <dependency> ..."
              + " </dependency>");
    }
    return "<project>"
        + MODEL
        + ITSELF
        + rest
        + "<repositories>"
        + repositories
        + "</repositories><dependencies>"
        + dependencies
        + "</dependencies></project>";
  }

  /** The group, which may be that of the parent. */
  public String group() {
    return own("groupId");
  }

  /** The artifact. */
  public String artifact() {
    return own("artifactId");
  }

  /** The version, which may be that of the parent. */
  public String version() {
    return own("version");
  }

  /** Where the file of the parent should be; null if there is no parent. */
  public Path parent(Path file) {
    Element parent = child(project, "parent");
    if (parent == null) {
      return null;
    }
    Element relative = child(parent, "relativePath");
    String path = relative == null ? "../pom.xml" : relative.getTextContent().strip();
    Path found = file.resolveSibling(path).normalize();
    return path.isEmpty() ? null : Files.isDirectory(found) ? found.resolve("pom.xml") : found;
  }

  private String own(String name) {
    Element own = child(project, name);
    Element parent = child(project, "parent");
    own = own == null && parent != null ? child(parent, name) : own;
    if (own == null) {
      throw new TrialbookException("The POM has no " + name + ".");
    }
    return own.getTextContent().strip();
  }

  private static Element parse(String xml, String where) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXParseException e) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "The POM in %s is not well-formed, line %d.\n%s",
              where,
              e.getLineNumber(),
              e.getMessage()),
          e);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new TrialbookException("The POM in %s cannot be read.\n%s".formatted(where, e), e);
    }
  }

  private static List<Element> children(Element parent) {
    List<Element> elements = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static Element child(Element parent, String name) {
    return children(parent).stream()
        .filter(each -> each.getTagName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String xml(Element element) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(element), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The default one prints to the error stream. */
  private static final class Strict implements ErrorHandler {

    @Override
    public void warning(SAXParseException e) {
      // not an error
    }

    @Override
    public void error(SAXParseException e) throws SAXParseException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXParseException {
      throw e;
    }
  }
}
