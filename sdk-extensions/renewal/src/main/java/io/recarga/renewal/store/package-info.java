/** Where renewals keep what must outlive a process, shared by all machines. */
@NullMarked
package io.recarga.renewal.store;

import org.jspecify.annotations.NullMarked;
