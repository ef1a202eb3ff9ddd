/** Databases for tests of whoever works on Recarga itself. */
@NullMarked
package io.recarga.journal.tests;

import org.jspecify.annotations.NullMarked;
