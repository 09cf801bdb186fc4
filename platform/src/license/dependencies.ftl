<#list dependencyMap as e><#assign p = e.getKey()/><#assign licenses = e.getValue()/>
${p.groupId}:${p.artifactId}|${p.version}|<#list licenses as license>${license}<#sep>; </#sep></#list>
</#list>
