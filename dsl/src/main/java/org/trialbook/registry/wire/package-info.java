/**
 * One request to a registry and its answer: paced, retried, kept, recorded, and judged before it
 * counts.
 *
 * <p>{@code Client} makes the request: {@code Retry} decides whether to ask again, {@code
 * AnswerCheck} judges what came, and a chain of {@code Transport}s brings it. {@code Recorder}
 * writes it down, {@code Cached} may have it on disk, {@code Paced} waits for its turn, and {@code
 * Network} is the only one that knows OkHttp; a {@code Recording} can stand in its place.
 *
 * <p>{@link org.trialbook.registry.wire.Version} and {@link
 * org.trialbook.registry.wire.RegistryException} are for everybody; what else is public here is so
 * for the rooms before this one.
 */
package org.trialbook.registry.wire;
