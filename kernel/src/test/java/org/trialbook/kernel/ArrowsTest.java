package org.trialbook.kernel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arrows between the rooms of the kernel go one way; docs/architecture.md draws them. */
@AnalyzeClasses(packages = "org.trialbook.kernel", importOptions = DoNotIncludeTests.class)
class ArrowsTest {

  private static final String KERNEL = "org.trialbook.kernel";

  /** A class with those inside of it, which are parts of it and may know it. */
  private static final SliceAssignment WHOLE_CLASSES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass each) {
          JavaClass outermost = each;
          while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
          }
          return SliceIdentifier.of(outermost.getName());
        }

        @Override
        public String getDescription() {
          return "classes with those inside of them";
        }
      };

  @ArchTest
  static final ArchRule baseUsesNothing = room("base").uses().because("every room stands on it");

  @ArchTest
  static final ArchRule protocolKnowsNoCells =
      room("protocol").uses("base").because("messages are carried whatever they ask");

  @ArchTest
  static final ArchRule cellsAreKnownByTheirRequests =
      room("cell")
          .uses("protocol", "base")
          .because("what a cell prints goes to the request that runs it, in whatever language");

  @ArchTest
  static final ArchRule compilerKnowsNoCells =
      room("compiler").uses("base").because("the class path is the same for every cell");

  @ArchTest
  static final ArchRule javaKnowsNoNotebook =
      room("java")
          .uses("compiler", "cell", "protocol", "base")
          .because("the notebook hands it a rewriter and shows what it returns");

  @ArchTest
  static final ArchRule notebookKnowsNoEditor =
      room("notebook")
          .uses("java", "magic", "cell", "protocol", "base")
          .because("a cell runs the same whoever wrote it");

  @ArchTest
  static final ArchRule widgetsAreOfTheNotebook =
      room("widget")
          .uses("notebook", "cell", "protocol", "base")
          .because(
              "they are comms and displays, and a notebook without them loads nothing of them");

  @ArchTest
  static final ArchRule editorsAskTheNotebook =
      room("assist")
          .uses("notebook", "java", "magic", "cell", "base")
          .because("what is suggested is what a cell can say");

  @ArchTest
  static final ArchRule installNamesProgramsOnly =
      room("install")
          .uses("notebook", "base")
          .because("what it installs is started in a process of its own");

  @ArchTest
  static final ArchRule magicsKnowLibraries =
      room("magic")
          .uses("library")
          .because("they see the notebook as a Workspace, as those of other libraries do");

  @ArchTest
  static final ArchRule librariesAreFiles =
      room("library").uses().because("jars are found and resolved without a kernel");

  @ArchTest
  static final ArchRule extensionIsAGuest =
      room("jjava")
          .uses("compiler", "magic", "notebook", "")
          .because("it lends our magics and our notebook to another kernel");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices()
          .matching("org.trialbook.(kernel..)")
          .should()
          .beFreeOfCycles()
          .because("a room that needs itself through another is one room");

  @ArchTest
  static final ArchRule classesFormNoCycle =
      slices()
          .assignedFrom(WHOLE_CLASSES)
          .should()
          .beFreeOfCycles()
          .because("classes that need each other can only be read, tested and changed together");

  private record Room(String name) {

    /** No other room of the kernel than these; an empty name is the kernel itself. */
    ArchRule uses(String... others) {
      Set<String> allowed =
          Stream.concat(Stream.of(name), Stream.of(others))
              .map(each -> each.isEmpty() ? KERNEL : KERNEL + "." + each)
              .collect(Collectors.toSet());
      return noClasses()
          .that()
          .resideInAPackage(KERNEL + "." + name + "..")
          .should()
          .dependOnClassesThat(
              describe(
                  "are in other rooms than " + allowed,
                  each -> isOfKernel(each) && !allowed.contains(room(each))));
    }
  }

  private static Room room(String name) {
    return new Room(name);
  }

  private static boolean isOfKernel(JavaClass type) {
    return type.getPackageName().equals(KERNEL) || type.getPackageName().startsWith(KERNEL + ".");
  }

  /** Rooms of rooms count as one. */
  private static String room(JavaClass type) {
    String name = type.getPackageName();
    int end = name.indexOf('.', KERNEL.length() + 1);
    return end < 0 ? name : name.substring(0, end);
  }
}
