/** The engine. Not exported: nothing here is for apps or adapters. */
@NullMarked
package io.recarga.internal;

import org.jspecify.annotations.NullMarked;
