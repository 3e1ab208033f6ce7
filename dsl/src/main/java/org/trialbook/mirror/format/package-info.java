/** Studies written as a mirror answers them: JSON, CSV, RIS, FHIR, and zips of these. */
@Internal
package org.trialbook.mirror.format;

import org.trialbook.Internal;
