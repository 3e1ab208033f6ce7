package org.trialbook.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.trialbook.kernel", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule fewTypesArePublic =
      classes()
          .that()
          .arePublic()
          .should()
          .haveNameMatching(".*\\.(Main|Install|Notebook|Display|CellGuard)")
          .because("cells and front ends need no more, and what is not public may change");

  @ArchTest
  static final ArchRule onlyChannelsTouchSockets =
      noClasses()
          .that()
          .doNotHaveSimpleName("Channel")
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
}
