package org.trialbook.kernel.library.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.ContextOverrides.AddRepositoriesOp;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.aether.repository.RemoteRepository;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.library.ClassPath;
import org.trialbook.kernel.library.Coordinates;
import org.trialbook.kernel.library.Resolver;
import org.trialbook.progress.OwnThread;

/**
 * Resolves with Maven's own resolver, as the user's {@code settings.xml} says: local repository,
 * mirrors, proxies, passwords, profiles, offline.
 */
public final class MavenResolver implements Resolver {

  private final ContextOverrides settings;

  /** With the settings of the user. */
  public MavenResolver() {
    this(ContextOverrides.create().withUserSettings(true).build());
  }

  MavenResolver(ContextOverrides settings) {
    this.settings = settings;
  }

  @Override
  public Resolution resolve(Request request, ClassPath classPath, Consumer<String> progress)
      throws InterruptedException {
    Downloads downloads = new Downloads(progress);
    // Maven heeds no interrupt, so the cell does not wait for it once it is interrupted.
    OwnThread<Resolution> work =
        OwnThread.start(
            "maven",
            () -> {
              Thread.currentThread().setContextClassLoader(MavenResolver.class.getClassLoader());
              return resolve(request, classPath, downloads);
            });
    try {
      return work.get();
    } catch (InterruptedException e) {
      downloads.cancel();
      work.interrupt();
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TrialbookException told
          ? told
          : new TrialbookException("Maven failed: " + e.getCause(), e.getCause());
    }
  }

  private Resolution resolve(Request request, ClassPath classPath, Downloads downloads) {
    List<RemoteRepository> repositories =
        new ArrayList<>(ContextOverrides.DEFAULT_REMOTE_REPOSITORIES);
    request.repositories().stream()
        .map(each -> new RemoteRepository.Builder(each.id(), "default", each.url()).build())
        .forEach(repositories::add);
    ContextOverrides.Builder overrides =
        settings.toBuilder()
            .repositories(repositories)
            .addRepositoriesOp(AddRepositoriesOp.APPEND)
            .transferListener(downloads);
    if (request.offline()) {
      overrides.offline(true);
    }
    try (Context maven = Runtimes.INSTANCE.getRuntime().create(overrides.build())) {
      return resolve(request, () -> new Resolving(maven, classPath), downloads);
    }
  }

  /** All together; where that fails, without those that fail alone as well. */
  private static Resolution resolve(
      Request request, Supplier<Resolving> resolving, Downloads downloads) {
    try {
      return resolving.get().resolve(request, downloads);
    } catch (TrialbookException together) {
      List<Coordinates> there = new ArrayList<>();
      List<String> missing = new ArrayList<>();
      for (Coordinates each : request.wanted()) {
        try {
          resolving.get().resolve(request.only(List.of(each)), downloads);
          there.add(each);
        } catch (TrialbookException alone) {
          missing.add(alone.getMessage());
        }
      }
      if (there.isEmpty() || missing.isEmpty()) {
        throw together;
      }
      Resolution found = resolving.get().resolve(request.only(there), downloads);
      return new Resolution(found.jars(), found.downloads(), found.notes(), missing);
    }
  }
}
