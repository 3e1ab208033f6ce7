package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a method a cell magic, once its object or class is registered. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CellMagic {

  /** What it is called by; the name of the method if there is none. */
  String value() default "";

  /** Other names for the same. */
  String[] aliases() default {};
}
