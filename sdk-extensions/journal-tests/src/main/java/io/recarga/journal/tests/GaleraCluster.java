package io.recarga.journal.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Three MariaDBs on loopback that are one cluster; each can be killed and started again. */
public final class GaleraCluster implements AutoCloseable {
  /** How many nodes there are. */
  public static final int NODES = 3;

  private static final String LIBRARY = "libgalera_smm.so";
  private static final List<String> PLACES =
      List.of("/usr/lib/galera", "/usr/lib64/galera", "/usr/lib64/galera-4", "/usr/lib/galera4");

  private final Path folder;
  private final List<GaleraNode> nodes = new ArrayList<>();
  private final AtomicInteger databases = new AtomicInteger();

  private GaleraCluster() throws IOException {
    folder = Files.createTempDirectory("recarga-galera");
    // What a node is copied with gives root's rights up: then it can't reach root's folders.
    boolean root = System.getProperty("user.name").equals("root");
    String user = root ? "mysql" : System.getProperty("user.name");
    for (int n = 0; n < NODES; n++) {
      nodes.add(new GaleraNode(Files.createDirectory(folder.resolve("node" + n)), user));
    }
    if (root) {
      own(user);
    }
    // The first one begins the cluster and ends; with copies of its data nobody needs to copy more.
    node(0).install();
    node(0).start(peers(), true);
    node(0).stop();
    Files.deleteIfExists(node(0).data().resolve("galera.cache"));
    Files.deleteIfExists(node(0).data().resolve("gvwstate.dat"));
    for (int n = 1; n < NODES; n++) {
      copy(node(0).data(), node(n).data());
    }
    if (root) {
      own(user);
    }
    for (int n = 0; n < NODES; n++) {
      node(n).start(peers(), n == 0);
    }
  }

  /** Starts a cluster; it stops with {@link #close}. */
  public static GaleraCluster start() {
    try {
      return new GaleraCluster();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the cluster that all tests of this process share; it stops with the process. */
  static GaleraCluster shared() {
    return Shared.CLUSTER;
  }

  /** Says whether all is there that a cluster needs. */
  public static boolean isInstalled() {
    return MariaDbServer.isInstalled()
        && provider().isPresent()
        && MariaDbServer.program("rsync").isPresent();
  }

  static Optional<String> provider() {
    return PLACES.stream()
        .map(place -> Path.of(place, LIBRARY))
        .filter(Files::isReadable)
        .map(Path::toString)
        .findFirst();
  }

  /** Returns a node, from 0 on. */
  public GaleraNode node(int n) {
    return nodes.get(n);
  }

  /** Kills a node as {@code kill -9} does. */
  public void kill(int n) {
    node(n).kill();
  }

  /** Starts a node again after {@link #kill}, and waits until it has caught up. */
  public void restart(int n) {
    node(n).restart(peers());
  }

  /** Makes an empty database on all nodes and returns its name. */
  public String newDatabase() {
    String name = "recarga" + databases.incrementAndGet();
    try {
      node(0).execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return name;
  }

  @Override
  public void close() {
    for (int n = NODES - 1; n >= 0; n--) {
      node(n).stop();
    }
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String peers() {
    return nodes.stream().map(GaleraNode::address).collect(Collectors.joining(","));
  }

  private void own(String user) throws IOException {
    UserPrincipal owner =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    for (Path file : files(folder)) {
      Files.setOwner(file, owner);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Files.copy(file, to.resolve(from.relativize(file).toString()));
    }
  }

  /** Returns what is in a folder, each folder before what is in it. */
  private static List<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Shared {
    private static final GaleraCluster CLUSTER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(CLUSTER::close));
    }
  }
}
