package org.trialbook.kernel.java;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the variables of the session have their values: each in a static field of a class of its
 * own. When its declaration gets a new class, because what it refers to has changed, the value goes
 * along.
 */
final class KeptValues {

  private static final Pattern UNNAMED = Pattern.compile("\\$(?:value)?\\d+");

  private final Map<String, Field> homes = new HashMap<>();
  private final Map<String, Field> left = new LinkedHashMap<>();
  private final Set<String> added = new HashSet<>();
  private final List<Class<?>> loaded = new ArrayList<>();

  /** A class of a cell has been loaded, or is the current version of its declaration again. */
  synchronized void loaded(Class<?> wrapper) {
    loaded.add(wrapper);
  }

  /** Brings all values to the newest classes; done before code runs that may ask for them. */
  synchronized void settle() {
    Map<String, Field> newest = new LinkedHashMap<>();
    for (Class<?> wrapper : loaded) {
      for (Field field : wrapper.getDeclaredFields()) {
        if (isVariable(field)) {
          newest.put(field.getName(), field);
        }
      }
    }
    loaded.clear();
    newest.forEach(this::move);
  }

  /** The variables whose values fit their new types no longer, with where they still are. */
  synchronized Map<String, Field> takeLeft() {
    Map<String, Field> taken = new LinkedHashMap<>(left);
    left.clear();
    return taken;
  }

  /** The variables that were not there before. */
  synchronized Set<String> takeNew() {
    Set<String> taken = new HashSet<>(added);
    added.clear();
    return taken;
  }

  /** Where the variable has its value; null if it has none. */
  synchronized Field home(String variable) {
    return homes.get(variable);
  }

  /**
   * Sees that a variable has its value in the class of its declaration.
   *
   * @param given whether the value there is a new one
   */
  synchronized void settle(String variable, Class<?> wrapper, boolean given) {
    Field home = homes.get(variable);
    if (home != null && given) {
      homes.put(variable, field(variable, wrapper));
    } else if (home == null || home.getDeclaringClass() != wrapper) {
      move(variable, wrapper);
    }
  }

  /** Brings the value of a variable to this class. */
  synchronized void move(String variable, Class<?> wrapper) {
    move(variable, field(variable, wrapper));
  }

  private static Field field(String variable, Class<?> wrapper) {
    try {
      Field field = wrapper.getDeclaredField(variable);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e); // JShell names the field like the variable
    }
  }

  /** The value is here again. */
  synchronized void restore(String variable, Field home) {
    homes.put(variable, home);
  }

  synchronized void forget(String variable) {
    homes.remove(variable);
  }

  /** Lets go of all values. */
  synchronized void clear() {
    homes.values().stream()
        .filter(home -> !home.getType().isPrimitive())
        .forEach(KeptValues::empty);
    homes.clear();
    left.clear();
    added.clear();
  }

  private static void empty(Field home) {
    try {
      home.set(null, null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // all of them are accessible
    }
  }

  private void move(String variable, Field to) {
    Field from = homes.put(variable, to);
    if (from == null) {
      added.add(variable);
      return;
    }
    if (from.equals(to)) {
      return;
    }
    try {
      Object value = from.get(null);
      if (value != null) {
        to.set(null, value);
      }
    } catch (IllegalArgumentException e) {
      left.put(variable, from);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // all of them are accessible
    }
  }

  /**
   * Whether it is a variable of the user's; JShell keeps values of expressions in others, and one
   * that is called {@code _} has no name.
   */
  static boolean isNamed(String variable) {
    return !variable.isEmpty() && !UNNAMED.matcher(variable).matches();
  }

  private static boolean isVariable(Field field) {
    return Modifier.isStatic(field.getModifiers())
        && !field.isSynthetic()
        && isNamed(field.getName())
        && field.trySetAccessible();
  }
}
