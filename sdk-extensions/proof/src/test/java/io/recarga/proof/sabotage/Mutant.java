package io.recarga.proof.sabotage;

import io.recarga.journal.tests.Folders;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The library with a bug in it, in a class loader of its own, next to the tests as they are. */
final class Mutant implements AutoCloseable {
  private final Path folder;
  private final URLClassLoader loader;

  private Mutant(Path folder, URLClassLoader loader) {
    this.folder = folder;
    this.loader = loader;
  }

  /** Plants the bug; {@code tests} are modules whose test classes are needed too. */
  static Mutant with(List<Patch> patches, String... tests) throws IOException {
    Path folder = Files.createTempDirectory("sabotage");
    List<Path> sources = new ArrayList<>();
    for (Patch patch : patches) {
      Path copy = folder.resolve(patch.isSource() ? "src" : "classes").resolve(patch.file());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, patch.applied(copy));
      if (patch.isSource() && !sources.contains(copy)) {
        sources.add(copy);
      }
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compile(sources, classes);
    List<URL> path = new ArrayList<>(List.of(url(classes)));
    for (String entry : classPath().split(File.pathSeparator, -1)) {
      path.add(url(Path.of(entry)));
    }
    for (String module : tests) {
      Path compiled = Patch.ROOT.resolve(module).resolve("target/test-classes");
      if (!Files.exists(compiled)) {
        throw new IllegalStateException(
            "compile the tests of " + module + " first: build with -am");
      }
      path.add(url(compiled));
    }
    return new Mutant(
        folder, new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
  }

  private static void compile(List<Path> sources, Path classes) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", classPath());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
      if (!compiler.getTask(messages, files, null, options, null, units).call()) {
        throw new IllegalStateException("the bug does not compile: " + messages);
      }
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }

  /** Returns where the changed classes are, for a process that is to run with the bug. */
  Path classes() {
    return folder.resolve("classes");
  }

  /** Calls a check within the mutant and returns what it noticed, or "". */
  String notices(String check, String... arguments) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      Class<?> checks = loader.loadClass(Checks.class.getName());
      return (String) checks.getMethod(check, String[].class).invoke(null, (Object) arguments);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
    Folders.delete(folder);
  }
}
