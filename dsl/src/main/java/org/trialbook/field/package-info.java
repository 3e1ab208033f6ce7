/** The registry's fields and enums, by their names and as its catalogue describes them. */
package org.trialbook.field;
