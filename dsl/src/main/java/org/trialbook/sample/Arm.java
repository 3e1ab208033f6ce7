package org.trialbook.sample;

import java.util.List;
import org.trialbook.sample.vocabulary.Treatment;

/** A group of participants with what it gets; type is null in observational studies. */
record Arm(String label, String type, String description, List<Treatment> treatments) {}
