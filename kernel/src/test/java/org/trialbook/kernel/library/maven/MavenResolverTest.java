package org.trialbook.kernel.library.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.library.ClassPath;
import org.trialbook.kernel.library.Coordinates;
import org.trialbook.kernel.library.PomText;
import org.trialbook.kernel.library.Repository;
import org.trialbook.kernel.library.Resolver.Pom;
import org.trialbook.kernel.library.Resolver.Request;
import org.trialbook.kernel.library.Resolver.Resolution;
import org.trialbook.kernel.library.SmallRepository;

/** Resolution from a repository in a folder, to which the settings lead; no network. */
class MavenResolverTest {

  @TempDir static Path home;

  private static SmallRepository remote;

  private final List<String> progress = new ArrayList<>();

  @BeforeAll
  static void fillRepository() {
    remote =
        new SmallRepository(home)
            .with("demo:base:1.0", "Base")
            .with("demo:base:2.0", "Base")
            .with("demo:top:1.0", "Top", "demo:base:1.0")
            .with("demo:other:1.0", "Other", "demo:base:2.0")
            .with("demo:native:jar:linux:1.0", Map.of("demo/so.txt", "so"), "")
            .with("demo:parent:pom:1.0", Map.of(), "<properties><base>2.0</base></properties>")
            .with(
                "demo:list:pom:1.0",
                Map.of(),
                "<dependencyManagement><dependencies>"
                    + SmallRepository.dependency(Coordinates.of("demo:base:1.0"))
                    + "</dependencies></dependencyManagement>");
  }

  @Test
  void bringsWhatALibraryNeeds() throws Exception {
    Resolution found = resolve(nothing(), "demo:top:1.0");
    assertThat(names(found)).containsExactly("top-1.0.jar", "base-1.0.jar");
    assertThat(found.notes()).isEmpty();
    assertThat(found.jars().values()).allMatch(jar -> jar.startsWith(remote.localRepository()));
  }

  @Test
  void oneThatIsMissingKeepsNothingElseBack() throws Exception {
    Resolution found =
        resolve(nothing(), "demo:nowhere:1.0", "demo:top:1.0", "demo:base:9.0", "demo:other:1.0");
    assertThat(names(found))
        .containsExactlyInAnyOrder("top-1.0.jar", "base-1.0.jar", "other-1.0.jar");
    assertThat(found.missing()).hasSize(2);
    assertThat(found.missing().get(0)).contains("demo:nowhere:jar:1.0");
    assertThat(found.missing().get(1)).contains("demo:base:jar:9.0", "newest version is 2.0");
    assertThatThrownBy(() -> resolve(nothing(), "demo:nowhere:1.0", "demo:nothing:1.0"))
        .isInstanceOf(TrialbookException.class);
  }

  @Test
  void bringsEachLibraryOnceAndTellsWhatGaveWay() throws Exception {
    Resolution found = resolve(nothing(), "demo:other:1.0", "demo:top:1.0");
    assertThat(names(found)).containsExactly("other-1.0.jar", "base-2.0.jar", "top-1.0.jar");
    assertThat(found.notes())
        .containsExactly("demo:base 1.0, which top asks for, gave way to 2.0.");
  }

  @Test
  void whatIsWantedByNameWins() throws Exception {
    Resolution found = resolve(nothing(), "demo:top:1.0", "demo:base:2.0");
    assertThat(names(found)).containsExactly("top-1.0.jar", "base-2.0.jar");
  }

  @Test
  void leavesWhatIsLoadedAndTellsWhereAnotherVersionWasWanted(@TempDir Path folder)
      throws Exception {
    Path loaded = folder.resolve("base-1.0.jar");
    SmallRepository.jar(loaded, Map.of("a.txt", "a"));
    Resolution found = resolve(ClassPath.of(List.of(loaded)), "demo:other:1.0");
    assertThat(names(found)).containsExactly("other-1.0.jar");
    assertThat(found.notes())
        .containsExactly("demo:base 1.0 comes with the kernel, so 2.0 was not added.");
    assertThat(resolve(ClassPath.of(List.of(loaded)), "demo:base:1.0").jars()).isEmpty();
  }

  @Test
  void takesClassifiers() throws Exception {
    assertThat(names(resolve(nothing(), "demo:native:jar:linux:1.0")))
        .containsExactly("native-1.0-linux.jar");
  }

  @Test
  void namesTheVersionsThatThereAre() {
    assertThatThrownBy(() -> resolve(nothing(), "demo:base:2.1"))
        .isInstanceOf(TrialbookException.class)
        .hasMessage(
            "There is no demo:base:jar:2.1 in small.\n"
                + "Its newest version is 2.0; near by are 2.0.");
    assertThatThrownBy(() -> resolve(nothing(), "demo:nowhere:1.0"))
        .hasMessageContaining("No version of it is known there; %mavenRepo");
  }

  @Test
  void asksTheLocalRepositoryOnlyWhereItIsOffline(@TempDir Path fresh) {
    Request request = new Request(wanted("demo:top:1.0"), Optional.empty(), List.of(), true);
    assertThatThrownBy(() -> resolver(fresh).resolve(request, nothing(), progress::add))
        .hasMessageContaining("Maven is offline");
  }

  @Test
  void looksInTheRepositoriesThatACellAdds(@TempDir Path elsewhere) throws Exception {
    SmallRepository second = new SmallRepository(elsewhere).with("demo:second:1.0", "Second");
    Files.writeString(elsewhere.resolve("settings.xml"), "<settings/>");
    MavenResolver resolver =
        new MavenResolver(
            overrides(elsewhere).toBuilder()
                .withUserSettingsXmlOverride(elsewhere.resolve("settings.xml"))
                .repositories(List.of())
                .build());
    Request request =
        new Request(
            wanted("demo:second:1.0"),
            Optional.empty(),
            List.of(new Repository("second", second.url())),
            false);
    assertThat(names(resolver.resolve(request, nothing(), progress::add)))
        .containsExactly("second-1.0.jar");
  }

  @Test
  void takesTheDependenciesOfAPom(@TempDir Path folder) throws Exception {
    Path pom = folder.resolve("pom.xml");
    Files.writeString(
        pom,
        PomText.complete(
            SmallRepository.dependency(Coordinates.of("demo:top:1.0"))
                + "<dependencies>"
                + SmallRepository.dependency(Coordinates.of("demo:other:1.0"))
                    .replace("</dependency>", "<scope>test</scope></dependency>")
                + "</dependencies>"));
    assertThat(names(resolve(pom, "compile"))).containsExactly("top-1.0.jar", "base-1.0.jar");
    assertThat(names(resolve(pom, "test"))).containsExactly("other-1.0.jar", "base-2.0.jar");
  }

  @Test
  void aPomHasParentsPropertiesAndLists(@TempDir Path folder) throws Exception {
    Path parent = folder.resolve("pom.xml");
    Files.writeString(
        parent,
        """
        <project><modelVersion>4.0.0</modelVersion>
          <parent><groupId>demo</groupId><artifactId>parent</artifactId><version>1.0</version><relativePath/></parent>
          <groupId>local</groupId><artifactId>parent</artifactId><version>7</version><packaging>pom</packaging>
        </project>
        """);
    Path pom = Files.createDirectory(folder.resolve("child")).resolve("pom.xml");
    Files.writeString(
        pom,
        """
        <project><modelVersion>4.0.0</modelVersion>
          <parent><groupId>local</groupId><artifactId>parent</artifactId><version>7</version></parent>
          <artifactId>child</artifactId>
          <dependencyManagement><dependencies><dependency><groupId>demo</groupId><artifactId>list</artifactId>
            <version>1.0</version><type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement>
          <dependencies>
            <dependency><groupId>demo</groupId><artifactId>other</artifactId><version>1.0</version></dependency>
            <dependency><groupId>demo</groupId><artifactId>base</artifactId></dependency>
          </dependencies>
        </project>
        """);
    assertThat(names(resolve(pom, "compile"))).containsExactly("other-1.0.jar", "base-1.0.jar");
    Files.writeString(
        pom,
        Files.readString(pom)
            .replace(
                "<artifactId>base</artifactId>",
                "<artifactId>base</artifactId><version>${base}</version>"));
    assertThat(names(resolve(pom, "compile"))).containsExactly("other-1.0.jar", "base-2.0.jar");
  }

  private Resolution resolve(Path pom, String... scopes) throws InterruptedException {
    Request request =
        new Request(List.of(), Optional.of(new Pom(pom, Set.of(scopes))), List.of(), false);
    return resolver(home).resolve(request, nothing(), progress::add);
  }

  private Resolution resolve(ClassPath classPath, String... coordinates)
      throws InterruptedException {
    Request request = new Request(wanted(coordinates), Optional.empty(), List.of(), false);
    return resolver(home).resolve(request, classPath, progress::add);
  }

  private static List<Coordinates> wanted(String... coordinates) {
    return List.of(coordinates).stream().map(Coordinates::of).toList();
  }

  private static ClassPath nothing() {
    return ClassPath.of(List.of());
  }

  private static MavenResolver resolver(Path userHome) {
    return new MavenResolver(overrides(userHome));
  }

  private static ContextOverrides overrides(Path userHome) {
    return ContextOverrides.create()
        .withUserSettings(true)
        .withUserSettingsXmlOverride(remote.settings())
        .withLocalRepositoryOverride(userHome.resolve(".m2/repository"))
        .build();
  }

  private static List<String> names(Resolution found) throws IOException {
    for (Path jar : found.jars().values()) {
      assertThat(Files.size(jar)).isPositive();
    }
    return found.jars().values().stream().map(jar -> jar.getFileName().toString()).toList();
  }
}
