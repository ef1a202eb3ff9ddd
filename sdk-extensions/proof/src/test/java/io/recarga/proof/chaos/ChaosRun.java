package io.recarga.proof.chaos;

import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.Journal.Backlog;
import io.recarga.journal.State;
import io.recarga.journal.tests.ConnectionPool;
import io.recarga.journal.tests.Folders;
import io.recarga.simulator.Ledger;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;

/**
 * One run: a database, a carrier and some apps in processes of their own, and in this one the
 * networks between them and the judge.
 */
final class ChaosRun implements AutoCloseable {
  private static final int APPS = 3;
  private static final long OPEN_SECONDS = 120;
  private static final long NEWS_SECONDS = 30;
  private static final long HASTE_SECONDS = 12;

  private final Plan plan;
  private final int size;
  private final int callers;
  private final String patches;
  private final Hits hits = new Hits();
  private final Path folder;
  private final Path ledger;
  private final Path root;
  private final ChaosDatabase database;
  private final Jvm carrier;
  private final String doors;
  private final TcpProxy carrierWire;
  private final List<ClientLog> logs = new CopyOnWriteArrayList<>();
  private final List<Jvm> apps = new CopyOnWriteArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final List<List<Integer>> shares = new ArrayList<>();
  private final Set<Integer> orphaned = new HashSet<>();
  private int kills;
  private boolean hasty;
  private double perSecond;
  private int sampleSeconds;

  /**
   * @param patches a class path to put before the usual one, or ""
   */
  ChaosRun(long seed, int size, int callers, String patches)
      throws IOException, InterruptedException {
    this(seed, size, callers, patches, ChaosPostgres::new);
  }

  ChaosRun(long seed, int size, int callers, String patches, ChaosDatabase.Kind kind)
      throws IOException, InterruptedException {
    this.plan = new Plan(seed);
    this.size = size;
    this.callers = callers;
    this.patches = patches;
    folder = Files.createTempDirectory("chaos");
    ledger = folder.resolve("ledger.jsonl");
    root = folder.resolve("root.pem");
    CompletableFuture<ChaosDatabase> starting =
        CompletableFuture.supplyAsync(() -> kind.start(plan, hits));
    HeldCertificate authority =
        new HeldCertificate.Builder().certificateAuthority(0).build();
    Path secret = folder.resolve("secret.pem");
    Files.writeString(secret, authority.certificatePem() + authority.privateKeyPkcs8Pem());
    Files.writeString(root, authority.certificatePem());
    CompletableFuture<String> said = new CompletableFuture<>();
    carrier = Jvm.start(
        ChaosCarrierMain.class,
        patches,
        List.of(String.valueOf(seed), ledger.toString(), secret.toString()),
        line -> {
          if (line.startsWith("doors ")) {
            said.complete(line.substring(6));
          } else {
            System.out.println("the carrier said: " + line);
          }
        });
    database = starting.join();
    doors = said.join();
    carrierWire = TcpProxy.before(port("HTTP"), () -> new CarrierWire(plan, hits));
  }

  private int port(String door) {
    for (String each : doors.split(",", -1)) {
      if (each.startsWith(door + "=")) {
        return Integer.parseInt(each.substring(door.length() + 1));
      }
    }
    throw new IllegalStateException("no door " + door);
  }

  /** Runs it, with so many deaths of apps and renewals of libraries on the way. */
  Verdict run(int deaths, int renewals) throws IOException, InterruptedException {
    long began = System.nanoTime();
    share();
    for (int place = 0; place < APPS; place++) {
      start(place, shares.get(place));
    }
    CompletableFuture<Void> blows = CompletableFuture.runAsync(this::strike, this::inBackground);
    disturb(deaths, renewals);
    for (ClientLog log : List.copyOf(logs)) {
      if (apps.get(logs.indexOf(log)).isAlive()) {
        log.done().await();
      }
    }
    long asked = seconds(began);
    blows.join();
    Verdict verdict = settled();
    verdict.took(asked, seconds(began));
    return verdict;
  }

  /** Does not wait for the last to be decided: for whoever looks for what is wrong in any case. */
  ChaosRun inHaste() {
    hasty = true;
    return this;
  }

  /** Goes on at an even pace, and has the apps look at themselves. */
  ChaosRun atPace(double topUpsPerSecond, int secondsBetweenSamples) {
    perSecond = topUpsPerSecond;
    sampleSeconds = secondsBetweenSamples;
    return this;
  }

  List<ClientLog> logs() {
    return logs;
  }

  ChaosDatabase database() {
    return database;
  }

  private static long seconds(long began) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
  }

  /** Gives each app its part: what takes long early, so that its end does not have to be waited for. */
  private void share() {
    List<Integer> slow = new ArrayList<>();
    List<Integer> quick = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      boolean early = perSecond == 0 && plan.trouble(number).isSlow();
      (early ? slow : quick).add(number);
    }
    Collections.shuffle(slow, new Random(1));
    Collections.shuffle(quick, new Random(2));
    for (int app = 0; app < APPS; app++) {
      shares.add(new ArrayList<>());
    }
    // Three slow ones to one quick one until there are none left.
    int quicks = 0;
    for (int i = 0; i < slow.size(); i++) {
      give(slow.get(i));
      if (i % 3 == 2 && quicks < quick.size()) {
        give(quick.get(quicks++));
      }
    }
    for (; quicks < quick.size(); quicks++) {
      give(quick.get(quicks));
    }
  }

  private void give(int number) {
    if (plan.trouble(number) == Trouble.MANY_CALLERS) {
      shares.forEach(share -> share.add(number));
    } else {
      shares.get(number % APPS).add(number);
    }
  }

  private void start(int place, List<Integer> numbers) throws IOException {
    Path file = Files.createTempFile(folder, "numbers", ".txt");
    Files.write(file, numbers.stream().map(String::valueOf).toList());
    ClientLog log = new ClientLog(hits);
    logs.add(log);
    places.add(place);
    apps.add(Jvm.start(
        ChaosClientMain.class,
        patches,
        List.of(
            String.valueOf(plan.seed()),
            database.url(place),
            doors,
            String.valueOf(carrierWire.port()),
            root.toString(),
            file.toString(),
            String.valueOf(callers),
            String.valueOf(perSecond / APPS),
            String.valueOf(sampleSeconds),
            String.valueOf(size),
            database.standstill().toString()),
        log::take));
  }

  /** Kills apps at any moment, and starts them again with what they had left. */
  private void disturb(int deaths, int renewals) throws IOException, InterruptedException {
    Random random = new Random(plan.seed());
    int events = deaths + renewals;
    for (int event = 1; event <= events; event++) {
      int mark = (int) ((long) size * event / (events + 1));
      awaitTold(mark);
      int app = apps.size() - 1 - random.nextInt(APPS);
      if (!apps.get(app).isAlive()) {
        app = apps.size() - 1;
      }
      if (event % Math.max(1, events / Math.max(1, deaths)) == 0 && kills < deaths) {
        kill(app);
      } else {
        apps.get(app).say("renew");
      }
    }
  }

  /** Lets things befall the database while apps are at work. */
  private void strike() {
    try {
      for (int blow = 1; blow <= database.blows(); blow++) {
        awaitTold((int) ((long) size * blow / (database.blows() + 1)));
        database.strike();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void inBackground(Runnable task) {
    RawServer.daemon(task, "strikes");
  }

  private void awaitTold(int mark) throws InterruptedException {
    while (told() < mark && isAnybodyBusy()) {
      Thread.sleep(20);
    }
  }

  private int told() {
    return logs.stream().mapToInt(log -> log.told().size()).sum();
  }

  private boolean isAnybodyBusy() {
    // A log is there before its app is.
    for (int i = 0; i < apps.size(); i++) {
      if (apps.get(i).isAlive() && logs.get(i).done().getCount() > 0) {
        return true;
      }
    }
    return false;
  }

  private void kill(int app) throws IOException, InterruptedException {
    apps.get(app).kill();
    kills++;
    ClientLog log = logs.get(app);
    orphaned.addAll(log.unfinished());
    List<Integer> share = shares.get(app);
    List<Integer> left = share.stream().filter(number -> !log.hasAsked(number)).toList();
    shares.add(left);
    start(places.get(app), left);
  }

  private Verdict settled() throws IOException, InterruptedException {
    try (ConnectionPool pool = new ConnectionPool(database.judged(), 2);
        Journal journal = JdbcJournal.open(pool)) {
      long last =
          System.nanoTime() + TimeUnit.SECONDS.toNanos(hasty ? HASTE_SECONDS : OPEN_SECONDS);
      while (open(journal) > 0 && System.nanoTime() < last) {
        Thread.sleep(200);
      }
      awaitReversals(journal);
      for (int i = 0; i < apps.size(); i++) {
        if (apps.get(i).isAlive()) {
          apps.get(i).say("replay");
          boolean ignored = logs.get(i).replayed().await(60, TimeUnit.SECONDS);
        }
      }
      Verdict verdict = new Verdict(plan, size, hits, logs, orphaned, kills);
      verdict.used("apps " + cpu(apps) + ", carrier " + cpu(List.of(carrier)));
      Path other = Path.of(ledger + "-reloadly");
      verdict.judge(journal, () -> List.of(Ledger.read(ledger), Ledger.read(other)), report());
      verdict.violations().addAll(database.violations());
      return verdict;
    }
  }

  private static String cpu(List<Jvm> all) {
    return all.stream().mapToLong(jvm -> jvm.cpu().toSeconds()).sum() + " s";
  }

  private static long open(Journal journal) {
    return journal.backlog().stream()
        .filter(each -> each.state().isOpen())
        .mapToLong(Backlog::rows)
        .sum();
  }

  /** News of what was given back comes when the carrier likes. */
  private void awaitReversals(Journal journal) throws InterruptedException {
    long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(hasty ? 0 : NEWS_SECONDS);
    for (int number = 0; number < size; number++) {
      boolean awaits =
          plan.trouble(number) == Trouble.REVERSED && !plan.lane(number).isBlind();
      while (awaits
          && System.nanoTime() < last
          && journal.find(Plan.key(number)).map(row -> row.state()).orElse(null)
              == State.SUCCEEDED) {
        Thread.sleep(100);
      }
    }
  }

  private String report() throws IOException {
    try (var in =
        URI.create("http://127.0.0.1:" + port("HTTP") + "/report").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    apps.forEach(Jvm::close);
    carrier.close();
    carrierWire.close();
    database.close();
    Folders.delete(folder);
  }
}
