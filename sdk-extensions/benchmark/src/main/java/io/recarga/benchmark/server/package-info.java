/** A carrier's wire at its happiest, answered as lean as can be, in a process of its own. */
@NullMarked
package io.recarga.benchmark.server;

import org.jspecify.annotations.NullMarked;
