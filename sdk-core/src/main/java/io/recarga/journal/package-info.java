/** Where obligations and attempts are written before anything is sent. */
@NullMarked
package io.recarga.journal;

import org.jspecify.annotations.NullMarked;
