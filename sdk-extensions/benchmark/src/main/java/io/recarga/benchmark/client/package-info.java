/** The clients that are measured against each other, each in a process of its own. */
@NullMarked
package io.recarga.benchmark.client;

import org.jspecify.annotations.NullMarked;
