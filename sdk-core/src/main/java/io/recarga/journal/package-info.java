/**
 * Where top-ups and attempts are written before anything is sent. Apps choose a {@link
 * io.recarga.journal.Journal} and hand it to the builder.
 */
@NullMarked
package io.recarga.journal;

import org.jspecify.annotations.NullMarked;
