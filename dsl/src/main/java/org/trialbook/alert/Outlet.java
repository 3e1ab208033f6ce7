package org.trialbook.alert;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where alerts of a watch list go. Paths are as the list says them, so that an outlet is the same
 * when list and outbox are moved.
 */
sealed interface Outlet {

  /** What the outbox knows it by; tells no secrets. */
  String name();

  /** How many alerts go at once. */
  int most();

  /** The file that shows all alerts; empty where each goes by itself. */
  default Optional<Path> page() {
    return Optional.empty();
  }

  /** Whether it is on this machine, where nobody has to be waited for. */
  default boolean isFile() {
    return !(this instanceof SlackWebhook || this instanceof Webhook);
  }

  /** A channel of Slack, by its incoming webhook. */
  record SlackWebhook(Secret secret) implements Outlet {
    @Override
    public String name() {
      return "slack " + secret.text();
    }

    @Override
    public int most() {
      return SlackMessage.MOST_ALERTS;
    }
  }

  /** Any address that takes JSON by POST. */
  record Webhook(Secret secret) implements Outlet {
    @Override
    public String name() {
      return "webhook " + secret.text();
    }

    @Override
    public int most() {
      return 100;
    }
  }

  /** A folder of messages for a mailer to send, one {@code .eml} file each. */
  record EmailFolder(Path folder, String to) implements Outlet {
    @Override
    public String name() {
      return "email " + folder + " " + to;
    }

    @Override
    public int most() {
      return 500;
    }
  }

  /** A feed that readers subscribe to. */
  record AtomFeed(Path file) implements Outlet {
    @Override
    public String name() {
      return "atom " + file;
    }

    @Override
    public Optional<Path> page() {
      return Optional.of(file);
    }

    @Override
    public int most() {
      return Integer.MAX_VALUE;
    }
  }

  /** One page with all alerts, to be opened without any network. */
  record Dashboard(Path file) implements Outlet {
    @Override
    public String name() {
      return "dashboard " + file;
    }

    @Override
    public Optional<Path> page() {
      return Optional.of(file);
    }

    @Override
    public int most() {
      return Integer.MAX_VALUE;
    }
  }
}
