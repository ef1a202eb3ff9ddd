/** What only this module uses. */
@NullMarked
package io.recarga.renewal.internal;

import org.jspecify.annotations.NullMarked;
