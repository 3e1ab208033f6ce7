package org.trialbook.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.trialbook.Internal;
import org.trialbook.json.Bytes;
import org.trialbook.json.MalformedStudy;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A study as the classic site wrote it, in XML ({@code clinical_study}, public.xsd), brought to the
 * JSON of its record as it would be today, so that it fills the same relations.
 *
 * <p>What the table {@code legacy-xml.tsv} names is brought over; an element that it does not name
 * has no counterpart. Nothing outside of the text is read: a document type, and with it every
 * entity, is refused.
 */
@Internal
public final class LegacyXml {

  private static final String ROOT = "clinical_study";

  private static final byte[][] BEGINNINGS = {
    "<?xml".getBytes(StandardCharsets.US_ASCII), ("<" + ROOT).getBytes(StandardCharsets.US_ASCII)
  };

  private static final Pattern NUMBER = Pattern.compile("<nct_id>\\s*(NCT[0-9]{8})\\s*</nct_id>");

  private static final ObjectMapper JSON = new ObjectMapper();

  private LegacyXml() {}

  /** Whether a text begins as such XML does, be it after a byte order mark or white space. */
  static boolean begins(byte[] bytes, int size) {
    if (size >= 4 && (isUtf16(bytes, 0, 1) || isUtf16(bytes, 1, 0))) {
      return true;
    }
    int at = size >= 3 && (bytes[0] & 0xff) == 0xef ? 3 : 0;
    while (at < size && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    for (byte[] beginning : BEGINNINGS) {
      if (size - at >= beginning.length && Bytes.equal(beginning, 0, bytes, at, beginning.length)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an opening angle comes behind a byte order mark of two bytes. */
  private static boolean isUtf16(byte[] bytes, int high, int low) {
    return (bytes[high] & 0xff) == 0xfe
        && (bytes[low] & 0xff) == 0xff
        && bytes[2 + high] == 0
        && bytes[2 + low] == '<';
  }

  /**
   * Why a record that is such XML could not be brought to JSON; nothing if it is something else.
   */
  public static Optional<MalformedStudy> reason(byte[] bytes, int offset, int length) {
    byte[] record = Arrays.copyOfRange(bytes, offset, offset + length);
    if (!begins(record, length)) {
      return Optional.empty();
    }
    try {
      json(record, 0, length);
      return Optional.empty();
    } catch (MalformedStudy e) {
      return Optional.of(e);
    }
  }

  /** The number that a broken record gives, if it does so where the classic site did. */
  static Optional<String> nctId(byte[] xml, int size) {
    Matcher number = NUMBER.matcher(new String(xml, 0, size, StandardCharsets.ISO_8859_1));
    return number.find() ? Optional.of(number.group(1)) : Optional.empty();
  }

  /**
   * The record as JSON in UTF-8.
   *
   * @throws MalformedStudy if it is not well-formed, is something else, or holds a value that its
   *     field cannot have
   */
  static byte[] json(byte[] xml, int offset, int length) {
    try {
      Element study =
          builder().parse(new ByteArrayInputStream(xml, offset, length)).getDocumentElement();
      if (!study.getTagName().equals(ROOT)) {
        throw new MalformedStudy(
            MalformedStudy.WHOLE, "expected XML of a " + ROOT + ", found " + study.getTagName());
      }
      return JSON.writeValueAsBytes(new LegacyStudy().read(study));
    } catch (SAXParseException e) {
      throw new MalformedStudy(
          MalformedStudy.WHOLE,
          String.format(
              Locale.ROOT,
              "its XML breaks in line %d, column %d: %s",
              e.getLineNumber(),
              e.getColumnNumber(),
              e.getMessage()));
    } catch (SAXException e) {
      throw new MalformedStudy(MalformedStudy.WHOLE, "its XML breaks: " + e.getMessage());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON is always written", e);
    } catch (IOException e) {
      throw new MalformedStudy(
          MalformedStudy.WHOLE, "its XML is not in the encoding that it names: " + e.getMessage());
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Thrower());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser knows these features", e);
    }
  }

  /** Without one the parser prints on standard error. */
  private static final class Thrower implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // A warning keeps nothing from being read.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
