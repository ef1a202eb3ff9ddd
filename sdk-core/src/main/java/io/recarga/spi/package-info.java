/** What the writer of a carrier adapter needs. */
@NullMarked
package io.recarga.spi;

import org.jspecify.annotations.NullMarked;
