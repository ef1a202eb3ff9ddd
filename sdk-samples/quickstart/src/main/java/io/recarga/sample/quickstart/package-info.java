/** A command line that tops up a SIM card, on a simulator or in Reloadly's sandbox. To copy from. */
@NullMarked
package io.recarga.sample.quickstart;

import org.jspecify.annotations.NullMarked;
