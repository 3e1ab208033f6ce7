What others wrote of this folder: each file, its licence by SPDX's name, its group in Maven, its home.
Where two licences are named, either may be chosen. Their texts lie inside the jars, or in licenses/ by
the name of the library or of the licence; that of Apache-2.0, which is ours too, is licenses/LICENSE.

<#list dependencyMap as e>
<#assign library = e.getKey()/>
<#if library.groupId != "org.trialbook">
${library.artifactId}-${library.version}.jar | ${e.getValue()?join(" OR ")} | ${library.groupId} | ${library.url!"no home"}
</#if>
</#list>
