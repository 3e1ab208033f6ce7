package org.trialbook.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.trialbook.TrialbookException;

/** Texts that come with the classes, in their jar. */
public final class Resources {

  private Resources() {}

  /**
   * All of a text in UTF-8.
   *
   * @param beside the class whose package it lies in
   */
  public static String text(Class<?> beside, String name) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw TrialbookException.cannot("read " + name + ", a part of Trialbook", e);
    }
  }

  /** Its lines without the blank ones and the comments, which begin with {@code #}. */
  public static List<String> lines(Class<?> beside, String name) {
    return text(beside, name)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** The cells of these lines, between tabs; those at the end of a line may be empty. */
  public static List<String[]> table(Class<?> beside, String name) {
    return lines(beside, name).stream().map(line -> line.split("\t", -1)).toList();
  }
}
