/**
 * Holds what an adapter sends and reads against the API description that its carrier published. For
 * the tests of this repository.
 */
@NullMarked
package io.recarga.wirecheck;

import org.jspecify.annotations.NullMarked;
