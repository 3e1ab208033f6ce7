package org.trialbook.alert;

import java.nio.file.Path;

/**
 * Where alerts of a watch list go. Paths are as the list says them, so that an outlet is the same
 * when list and outbox are moved.
 */
sealed interface Outlet {

  /** What the outbox knows it by; tells no secrets. */
  String name();

  /** How many alerts go at once. */
  int most();

  /** Somebody else's address, whose answer has to be waited for. */
  sealed interface Posted extends Outlet {
    /** The address. */
    Secret secret();
  }

  /** A file that shows all alerts, and is written anew for each that comes. */
  sealed interface Page extends Outlet {
    /** The file. */
    Path file();

    @Override
    default int most() {
      return Integer.MAX_VALUE;
    }
  }

  /** A channel of Slack, by its incoming webhook. */
  record SlackWebhook(Secret secret) implements Posted {
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
  record Webhook(Secret secret) implements Posted {
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
  record AtomFeed(Path file) implements Page {
    @Override
    public String name() {
      return "atom " + file;
    }
  }

  /** One page with all alerts, to be opened without any network. */
  record Dashboard(Path file) implements Page {
    @Override
    public String name() {
      return "dashboard " + file;
    }
  }
}
