package org.trialbook;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The arrows between the packages go one way; docs/architecture.md draws them. */
@AnalyzeClasses(packages = "org.trialbook", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

  /** What every package may use: the root's types that use nothing themselves. */
  private static final Set<Class<?>> LEAVES =
      Set.of(
          TrialbookException.class,
          TrialbookVersion.class,
          OptionalPart.class,
          Internal.class,
          Masked.class);

  /** The ground floor: what every package may use as well. */
  private static final List<String> GROUND = List.of("file", "text", "progress");

  @ArchTest
  static final ArchRule leavesUseNothing =
      classes()
          .that(areLeaves())
          .should()
          .onlyDependOnClassesThat(resideInAPackage("java..").or(areLeaves()))
          .because("every package stands on them");

  /** Files of lines are packed here, by the name that they are given. */
  @ArchTest
  static final ArchRule fileUsesNothing =
      classes()
          .that()
          .resideInAPackage("org.trialbook.file")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "org.trialbook.file", "com.github.luben.zstd")
                  .or(areLeaves()))
          .because("every package stands on the ground floor");

  @ArchTest static final ArchRule textUsesNothing = standsOnNothing("text");

  @ArchTest static final ArchRule progressStandsOnText = standsOnNothing("progress", "text");

  /** Those named catch it themselves, where a lambda may throw no other. */
  @ArchTest
  static final ArchRule failuresAreSentences =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(SnapshotIndexer|Staging|ChangeFile)(\\$.*)?")
          .should()
          .callConstructor(UncheckedIOException.class, IOException.class)
          .orShould()
          .callConstructor(UncheckedIOException.class, String.class, IOException.class)
          .because("commands and cells end in a TrialbookException, which says what to try");

  @ArchTest static final ArchRule displayUsesNothing = uses("display");

  @ArchTest static final ArchRule fieldUsesNothing = uses("field");

  @ArchTest static final ArchRule queryUsesFields = uses("query", "field");

  @ArchTest static final ArchRule httpUsesNothing = uses("http");

  @ArchTest
  static final ArchRule registryCarriesQuestions =
      uses("registry", "http", "query", "field", "accounting", "display");

  @ArchTest static final ArchRule jsonUsesNothing = uses("json");

  @ArchTest static final ArchRule accountingShowsItself = uses("accounting", "display");

  @ArchTest static final ArchRule corpusKnowsNoRows = uses("corpus", "accounting", "json", "field");

  @ArchTest
  static final ArchRule flattenKnowsNoNetwork =
      uses("flatten", "corpus", "accounting", "json", "field", "display");

  @ArchTest
  static final ArchRule frameStandsOnFlatten =
      uses("frame", "flatten", "accounting", "field", "display");

  @ArchTest static final ArchRule sampleUsesNothing = uses("sample");

  @ArchTest static final ArchRule chartKnowsTables = uses("chart", "frame", "field", "display");

  @ArchTest
  static final ArchRule changesAreBetweenSnapshots =
      uses("change", "snapshot", "corpus", "accounting", "frame", "display");

  @ArchTest
  static final ArchRule alertsKnowNoSnapshots =
      uses("alert", "change", "http", "frame", "display", "field");

  @ArchTest static final ArchRule organisationUsesNothing = uses("organisation");

  @ArchTest
  static final ArchRule analysisStandsOnTables =
      uses("analysis", "organisation", "chart", "frame", "flatten", "display", "field");

  @ArchTest static final ArchRule eligibilityKnowsTables = uses("eligibility", "flatten", "field");

  @ArchTest
  static final ArchRule storeKnowsTables =
      uses("store", "snapshot", "corpus", "accounting", "flatten", "frame", "field");

  @ArchTest
  static final ArchRule snapshotComesFromARegistry =
      uses("snapshot", "registry", "query", "field", "flatten", "corpus", "accounting", "display");

  @ArchTest
  static final ArchRule sourcesTakeValues =
      uses(
          "source",
          "http",
          "mirror",
          "sample",
          "snapshot",
          "registry",
          "query",
          "frame",
          "flatten",
          "corpus",
          "accounting",
          "field");

  @ArchTest
  static final ArchRule exportsTakeSources =
      uses(
          "export",
          "source",
          "store",
          "snapshot",
          "registry",
          "query",
          "frame",
          "flatten",
          "corpus",
          "accounting",
          "display");

  @ArchTest
  static final ArchRule watchesAskSources =
      uses(
          "watch",
          "export",
          "source",
          "alert",
          "change",
          "snapshot",
          "registry",
          "query",
          "frame",
          "flatten",
          "field",
          "display");

  @ArchTest
  static final ArchRule mirrorIsNoClient =
      uses("mirror", "http", "query", "field", "flatten", "corpus", "accounting", "snapshot");

  @ArchTest static final ArchRule requestsAreRead = uses("mirror.request", "query");

  @ArchTest
  static final ArchRule searchKnowsNoAnswers =
      uses(
          "mirror.search",
          "mirror.request",
          "query",
          "field",
          "flatten",
          "corpus",
          "accounting",
          "snapshot");

  @ArchTest
  static final ArchRule formatsWriteWhatIsFound =
      uses("mirror.format", "mirror.search", "mirror.request", "field");

  @ArchTest
  static final ArchRule statsKnowNoFormats =
      uses("mirror.stats", "mirror.search", "mirror.request", "field");

  @ArchTest
  static final ArchRule questionsArePure =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.trialbook.query..", "org.trialbook.flatten..", "org.trialbook.json..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "okhttp3..", "org.apache.lucene..")
          .because("I/O stands at the edge");

  @ArchTest
  static final ArchRule nothingKnowsJupyter =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jdk.jshell..", "org.zeromq..", "org.trialbook.kernel..")
          .because("types show themselves; the kernel publishes it");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices()
          .assignedFrom(
              slice(
                  "packages below the root",
                  type ->
                      Optional.of(type.getPackageName())
                          .filter(name -> name.startsWith("org.trialbook."))))
          .should()
          .beFreeOfCycles()
          .because("a room that needs itself through another is one room");

  @ArchTest
  static final ArchRule classesFormNoCycle =
      slices()
          .assignedFrom(
              slice(
                  "classes with those inside of them",
                  type -> Optional.of(type.getName().replaceFirst("\\$.*", ""))))
          .should()
          .beFreeOfCycles()
          .because("classes that know each other can only be read, tested and moved together");

  private static SliceAssignment slice(
      String what, Function<JavaClass, Optional<String>> nameOfSlice) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return nameOfSlice.apply(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
      }

      @Override
      public String getDescription() {
        return what;
      }
    };
  }

  private static ArchRule standsOnNothing(String... names) {
    String[] allowed =
        Stream.concat(Stream.of("java.."), Stream.of(names).map(name -> "org.trialbook." + name))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage("org.trialbook." + names[0])
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(areLeaves()))
        .because("every package stands on the ground floor");
  }

  private static ArchRule uses(String name, String... others) {
    String[] allowed =
        Stream.of(List.of(name), List.of(others), GROUND)
            .flatMap(List::stream)
            .map(each -> "org.trialbook." + each + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("org.trialbook." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.trialbook..")
                .and(not(resideInAnyPackage(allowed)))
                .and(not(areLeaves())))
        .because("the arrows go one way")
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> areLeaves() {
    return describe(
        "leaf types of the root",
        type -> LEAVES.stream().anyMatch(leaf -> isIn(type.getBaseComponentType(), leaf)));
  }

  private static boolean isIn(JavaClass type, Class<?> leaf) {
    return type.isEquivalentTo(leaf) || type.getName().startsWith(leaf.getName() + "$");
  }
}
