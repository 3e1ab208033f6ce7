package org.trialbook.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the kernel says about itself. */
final class KernelInfo {

  /** The version of this build; "development" outside of a jar. */
  static final String VERSION =
      Optional.ofNullable(KernelInfo.class.getPackage().getImplementationVersion())
          .orElse("development");

  private static final String JAVA_VERSION = System.getProperty("java.version");

  private KernelInfo() {}

  static Content content() {
    return Content.of(
        "status",
        "ok",
        "protocol_version",
        Session.PROTOCOL_VERSION,
        "implementation",
        "trialbook",
        "implementation_version",
        VERSION,
        "language_info",
        Map.of(
            "name", "java",
            "version", JAVA_VERSION,
            "mimetype", "text/x-java",
            "file_extension", ".jshell",
            "pygments_lexer", "java",
            "codemirror_mode", "text/x-java",
            "nbconvert_exporter", "script"),
        "banner",
        "Trialbook " + VERSION + " on Java " + JAVA_VERSION + ": ClinicalTrials.gov in a cell",
        "help_links",
        List.of(
            Map.of(
                "text", "ClinicalTrials.gov API",
                "url", "https://clinicaltrials.gov/data-api/api")),
        "supported_features",
        List.of());
  }
}
