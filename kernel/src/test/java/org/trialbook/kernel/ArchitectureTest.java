package org.trialbook.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;

@AnalyzeClasses(packages = "org.trialbook.kernel", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheExtensionKnowsJJava =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.trialbook.kernel.jjava..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.dflib.jjava..", "org.trialbook.kernel.jjava..")
          .because("that kernel is not there when ours runs");

  @ArchTest
  static final ArchRule onlyChannelsTouchSockets =
      noClasses()
          .that()
          .doNotHaveSimpleName("Channel")
          .and()
          .doNotHaveSimpleName("Rehearsal") // stands in for a front end, on its other end
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.zeromq.ZMQ$Socket")
          .because("a socket belongs to one thread, that of its channel");

  @ArchTest
  static final ArchRule jsonIsStreamed =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind..")
          .because("data binding adds a tenth of a second to the start of every kernel");

  @ArchTest
  static final ArchRule failuresAreSentences =
      noClasses()
          .should()
          .callConstructor(UncheckedIOException.class, IOException.class)
          .orShould()
          .callConstructor(UncheckedIOException.class, String.class, IOException.class)
          .because("cells end in a TrialbookException, which says what to try");
}
