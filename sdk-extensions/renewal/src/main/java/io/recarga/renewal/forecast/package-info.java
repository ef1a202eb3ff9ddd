/** How usage goes on: when data runs out, with an interval, and what a month allows. */
@NullMarked
package io.recarga.renewal.forecast;

import org.jspecify.annotations.NullMarked;
