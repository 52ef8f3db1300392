# Why the system refuses, as the end of a sentence.
system-not-found = the file or its folder does not exist
system-denied = you do not have permission
system-exists = the name is already taken
system-full = the disk is full
system-quota = no more may be stored here
system-too-large = the file is too large
system-read-only = nothing can be written there
system-folder = it is a folder
system-no-folder = a part of the path is not a folder
system-name = the name is not allowed there
system-no-memory = there is not enough memory
system-busy = it is in use
system-late = it took too long
system-other = the system says: { $said }
