/** The contract of a carrier adapter, for whoever writes one. */
@NullMarked
package io.recarga.testkit;

import org.jspecify.annotations.NullMarked;
