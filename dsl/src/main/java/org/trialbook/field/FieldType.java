package org.trialbook.field;

/** What the value of a {@link Field} is, by the registry's own types. */
public enum FieldType {
  /** Plain text on one line. */
  TEXT,
  /** Markdown with backslash escapes, often of several lines. */
  MARKUP,
  /** One of the values of an enum; {@link Field#enumValues()} lists them. */
  ENUM,
  /** True or false. */
  BOOLEAN,
  /** A whole number. */
  INTEGER,
  /** A whole number that may not fit 32 bits. */
  LONG,
  /** A day, always complete: {@code 2024-05-17}. */
  DATE,
  /** A day, a month or a year: {@code 2024-05-17}, {@code 2024-05}, {@code 2024}. */
  PARTIAL_DATE,
  /** A day and a minute: {@code 2024-05-17T09:30}. */
  DATE_TIME,
  /** A number and a unit of time, as text: {@code 18 Years}. */
  DURATION,
  /** Latitude and longitude in degrees, as an object with {@code lat} and {@code lon}. */
  GEO_POINT,
  /** An object that holds other fields, and no value of its own. */
  STRUCTURE
}
