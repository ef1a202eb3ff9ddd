/** The engine; not exported, for nobody outside this module. */
@NullMarked
package io.recarga.internal;

import org.jspecify.annotations.NullMarked;
