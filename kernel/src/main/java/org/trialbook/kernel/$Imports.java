package org.trialbook.kernel;

/**
 * A name that no cell says. What it is imported together with goes by it to JShell, which compiles
 * again whatever says the name of an import; see {@code StarImports}.
 */
@SuppressWarnings({"checkstyle:TypeName", "TypeName"})
public final class $Imports {

  private $Imports() {}
}
