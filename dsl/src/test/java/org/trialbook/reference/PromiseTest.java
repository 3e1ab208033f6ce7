package org.trialbook.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trialbook.Internal;
import org.trialbook.Trialbook;

/**
 * What programs and cells may rely on stands in a list, so that a change of it is a line in a diff;
 * and it names nothing that they may not.
 */
class PromiseTest {

  private static final Path LIST = Golden.testResource("org/trialbook/reference/api.txt");

  private static final Pattern OURS = Pattern.compile("org\\.trialbook\\.[\\w.$]+");

  private static final Set<String> OF_EVERY_OBJECT = Set.of("toString", "equals", "hashCode");

  @Test
  void theListIsWhatIsPublic() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Class<?> each : publicTypes()) {
      if (isPromised(each)) {
        lines.add(head(each));
        members(each).forEach(member -> lines.add("  " + line(member)));
      }
    }
    if (Boolean.getBoolean("trialbook.golden.update")) {
      Files.write(LIST, lines);
    }
    assertThat(difference(Files.readAllLines(LIST), lines))
        .as("the public surface has changed; -Dtrialbook.golden.update=true accepts it")
        .isEmpty();
  }

  /** Who holds a promised value is never handed one that is not. */
  @Test
  void promisedMembersNamePromisedTypes() throws IOException {
    Set<String> promised = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    for (Class<?> each : publicTypes()) {
      known.add(each.getTypeName());
      if (isPromised(each)) {
        promised.add(each.getTypeName());
      }
    }
    List<String> leaks = new ArrayList<>();
    for (Class<?> each : publicTypes()) {
      if (isPromised(each)) {
        members(each)
            .forEach(
                member -> {
                  Matcher named = OURS.matcher(types(member));
                  while (named.find()) {
                    if (known.contains(named.group()) && !promised.contains(named.group())) {
                      leaks.add(named.group() + " in " + each.getTypeName() + ": " + line(member));
                    }
                  }
                });
      }
    }
    assertThat(leaks).isEmpty();
  }

  /** Lines that are gone, and lines that are new, each below the type that it is of. */
  private static List<String> difference(List<String> before, List<String> now) {
    Set<String> earlier = withTypes(before);
    Set<String> later = withTypes(now);
    return Stream.concat(
            earlier.stream().filter(line -> !later.contains(line)).map(line -> "- " + line),
            later.stream().filter(line -> !earlier.contains(line)).map(line -> "+ " + line))
        .toList();
  }

  private static Set<String> withTypes(List<String> lines) {
    Set<String> all = new TreeSet<>();
    String type = "";
    for (String line : lines) {
      type = line.startsWith(" ") ? type : line;
      all.add(line.startsWith(" ") ? type + ": " + line.strip() : line);
    }
    return all;
  }

  private static boolean isPromised(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (at.isAnnotationPresent(Internal.class)) {
        return false;
      }
    }
    return type.getPackage() == null || !type.getPackage().isAnnotationPresent(Internal.class);
  }

  private static String head(Class<?> type) {
    List<String> parents = new ArrayList<>();
    for (Class<?> at = type.getSuperclass(); at != null; at = at.getSuperclass()) {
      if (Modifier.isPublic(at.getModifiers()) && isPromised(at) && at != Object.class) {
        parents.add(at.getTypeName());
        break;
      }
    }
    Arrays.stream(type.getInterfaces())
        .filter(each -> Modifier.isPublic(each.getModifiers()) && isPromised(each))
        .forEach(each -> parents.add(each.getTypeName()));
    String of = parents.isEmpty() ? "" : " of " + String.join(", ", parents);
    return type.toGenericString().replaceAll("\\b(abstract static|static|strictfp) ", "") + of;
  }

  private static List<Member> members(Class<?> type) {
    List<Member> members = new ArrayList<>(List.of(type.getDeclaredConstructors()));
    for (Class<?> at = type;
        at != null && (at == type || !Modifier.isPublic(at.getModifiers()));
        at = at.getSuperclass()) {
      members.addAll(List.of(at.getDeclaredFields()));
      members.addAll(List.of(at.getDeclaredMethods()));
    }
    return members.stream()
        .filter(each -> !each.isSynthetic())
        .filter(each -> (each.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
        .filter(each -> !((AnnotatedElement) each).isAnnotationPresent(Internal.class))
        .filter(each -> !OF_EVERY_OBJECT.contains(each.getName()))
        .filter(each -> !each.getName().equals("serialVersionUID"))
        .filter(each -> !type.isEnum() || !Set.of("values", "valueOf").contains(each.getName()))
        .sorted(Comparator.comparing(PromiseTest::line))
        .toList();
  }

  private static String line(Member member) {
    String text =
        member instanceof Field field
            ? field.toGenericString()
            : ((Executable) member).toGenericString();
    String owner = member.getDeclaringClass().getTypeName();
    return text.replace(" " + owner + "." + member.getName(), " " + member.getName())
        .replace("java.lang.", "")
        .replace("public ", "")
        .replace("final ", "")
        .replace("synchronized ", "")
        .replace("volatile ", "")
        .replace("transient ", "");
  }

  /** The types that a member names, without its owner. */
  private static String types(Member member) {
    return member instanceof Constructor<?> constructor
        ? Arrays.toString(constructor.getGenericParameterTypes())
        : member instanceof Method method
            ? method.getGenericReturnType() + Arrays.toString(method.getGenericParameterTypes())
            : ((Field) member).getGenericType().toString();
  }

  private static List<Class<?>> publicTypes() throws IOException {
    Path classes =
        Path.of(Trialbook.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    List<String> names;
    try (Stream<Path> files = Files.walk(classes.resolve("org/trialbook"))) {
      names =
          files
              .map(file -> classes.relativize(file).toString())
              .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
              .map(file -> file.replaceFirst("\\.class$", "").replace('/', '.'))
              .sorted()
              .toList();
    }
    List<Class<?>> types = new ArrayList<>();
    for (String name : names) {
      try {
        Class<?> type = Class.forName(name, false, PromiseTest.class.getClassLoader());
        if (isPublic(type)) {
          types.add(type);
        }
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
    assertThat(types).hasSizeGreaterThan(50);
    return types;
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Modifier.isPublic(at.getModifiers()) || at.isAnonymousClass() || at.isLocalClass()) {
        return false;
      }
    }
    return true;
  }
}
