package io.recarga.internal;

/** Keeps this package in the build until its first real class; delete it then. */
public final class Placeholder {
  private Placeholder() {}
}
