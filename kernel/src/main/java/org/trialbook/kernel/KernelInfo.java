package org.trialbook.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.protocol.Session;

/** What the kernel says about itself. */
final class KernelInfo {

  /** The version of this build; "development" outside of a jar. */
  static final String VERSION =
      Optional.ofNullable(KernelInfo.class.getPackage().getImplementationVersion())
          .orElse("development");

  private static final String API = "https://clinicaltrials.gov/data-api/api";

  private static final String JAVA_VERSION = System.getProperty("java.version");

  private KernelInfo() {}

  static Content content() {
    return Content.of("status", "ok", "protocol_version", Session.PROTOCOL_VERSION)
        .with("implementation", "trialbook")
        .with("implementation_version", VERSION)
        .with("language_info", language().values())
        .with("banner", "Trialbook " + VERSION + " on Java " + JAVA_VERSION)
        .with("help_links", List.of(Map.of("text", "ClinicalTrials.gov API", "url", API)))
        .with("supported_features", List.of());
  }

  private static Content language() {
    return Content.of("name", "java", "version", JAVA_VERSION)
        .with("mimetype", "text/x-java")
        .with("file_extension", ".jshell")
        .with("pygments_lexer", "java")
        .with("codemirror_mode", "text/x-java")
        .with("nbconvert_exporter", "script");
  }
}
