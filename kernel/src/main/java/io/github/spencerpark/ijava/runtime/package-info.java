/** What cells written for IJava call by name while they run. */
package io.github.spencerpark.ijava.runtime;
